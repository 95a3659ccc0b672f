import { canInstall, installWithApt } from './apt.ts'
import { type Log, Refusal } from './log.ts'
import { findOnPath } from './programs.ts'

const withinMs = 120_000

const isThere = () => findOnPath('ffmpeg') !== undefined && findOnPath('ffprobe') !== undefined

/** What recordings are made and checked with: on PATH, or (root on Debian) from apt. Refuses without. */
export async function requireFfmpeg({ log }: { log: Log }): Promise<void> {
  if (!isThere() && canInstall()) await installWithApt(['ffmpeg'], { log, withinMs })
  if (!isThere()) throw new Refusal('no ffmpeg on PATH: install ffmpeg')
}

/** As `requireFfmpeg`, but where there is none all else goes on, and shows are not recorded. */
export async function provideFfmpeg({ log, install }: { log: Log; install: boolean }): Promise<void> {
  if (isThere()) return
  const off = 'shows are not recorded: install ffmpeg, which is picked up without a restart'
  if (!install) return log(off)
  await requireFfmpeg({ log }).catch((error: unknown) => {
    log(`${off} (${error instanceof Error ? error.message : String(error)})`)
  })
}
