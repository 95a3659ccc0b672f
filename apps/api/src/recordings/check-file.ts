import { z } from 'zod'
import { type Ffmpeg, runTool } from './ffmpeg.ts'

/** Thrown for a file that a player would have trouble with; says which. */
export class Unplayable extends Error {}

const probeSeconds = 120
const decodeSeconds = 120
const toleratedMs = 1_000
const windowSeconds = 5

const Probe = z.object({
  format: z.object({ duration: z.coerce.number().positive() }),
  streams: z.array(
    z.object({
      codec_type: z.string(),
      duration: z.coerce.number().optional(),
      nb_read_packets: z.coerce.number().optional(),
    }),
  ),
})

/**
 * Checks that a file plays: what is at its beginning, its middle and its end decodes without complaint; and where it was
 * closed in order, it is as long as it must be, with a picture and a sound that both go on to the end. Answers with its
 * length in ms.
 */
export async function checkFile(tools: Ffmpeg, file: string, expectedMs: number | null): Promise<number> {
  const probed = await probe(tools, file)
  const durationMs = Math.round(probed.format.duration * 1000)
  // Of what was torn off there is a picture at least; the end of the sound may have been under way.
  if (expectedMs === null) requireStream(probed, 'video', 0)
  else {
    if (Math.abs(durationMs - expectedMs) > toleratedMs)
      throw new Unplayable(`${durationMs} ms long, not ${expectedMs}`)
    for (const type of ['video', 'audio'] as const) requireStream(probed, type, durationMs - toleratedMs)
  }
  for (const window of windowsOf(probed.format.duration)) await decode(tools, file, window)
  return durationMs
}

function requireStream({ streams }: z.infer<typeof Probe>, type: 'video' | 'audio', leastMs: number): void {
  const stream = streams.find(({ codec_type }) => codec_type === type)
  if (!stream?.nb_read_packets) throw new Unplayable(`no ${type}`)
  if (stream.duration !== undefined && stream.duration * 1000 < leastMs)
    throw new Unplayable(`${type} ends after ${stream.duration} s, not ${leastMs} ms`)
}

async function probe({ ffprobe }: Ffmpeg, file: string): Promise<z.infer<typeof Probe>> {
  const wanted = ['-count_packets', '-show_entries', 'format=duration:stream=codec_type,duration,nb_read_packets']
  const said = await runTool(ffprobe, ['-v', 'error', ...wanted, '-of', 'json', file], probeSeconds).catch(complain)
  const parsed = Probe.safeParse(JSON.parse(said))
  if (!parsed.success) throw new Unplayable(`not understood: ${said.slice(0, 200)}`)
  return parsed.data
}

interface Window {
  from: number
  seconds: number
}

/** A short file whole; of a long one, where it begins, where one might jump to, and where it ends. */
function windowsOf(duration: number): Window[] {
  if (duration <= 3 * windowSeconds) return [{ from: 0, seconds: duration }]
  return [0, duration / 2, duration - windowSeconds].map((from) => ({ from, seconds: windowSeconds }))
}

async function decode({ ffmpeg }: Ffmpeg, file: string, { from, seconds }: Window): Promise<void> {
  const window = ['-ss', from.toFixed(3), '-t', seconds.toFixed(3)]
  const args = ['-v', 'error', '-xerror', '-nostdin', ...window, '-i', file]
  await runTool(ffmpeg, [...args, '-f', 'null', '-'], decodeSeconds).catch(complain)
}

/** What the tool said is about the file; that it ran out of time is not. */
export function complain(error: unknown): never {
  if (error instanceof Error && 'killed' in error && error.killed) throw error
  throw new Unplayable(error instanceof Error ? error.message : String(error), { cause: error })
}
