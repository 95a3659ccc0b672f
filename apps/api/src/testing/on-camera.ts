import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Ctx } from '../context.ts'
import { issueMediaToken } from '../sessions/media-token.ts'
import type { Cue, Presenting, Said } from './flash-and-beep-work.ts'

/** A presenter with camera and microphone in a session's room. */
export interface OnCamera {
  /** When it flashed and beeped, by the wall's clock, in ms. */
  flashes: number[]
  cue(cue: Exclude<Cue, 'leave'>): void
  /** Goes, and tells the room so. */
  leave(): Promise<void>
  /** Ends at once, as when a phone's battery is empty. */
  kill(): Promise<void>
}

/** Presents as whoever `ctx` acts for, who must be on air there; resolves when the media server has both tracks. */
export async function aPresenterOnCamera(
  ctx: Ctx,
  sessionId: string,
  size = { width: 320, height: 180 },
): Promise<OnCamera> {
  const { url, token } = await issueMediaToken(ctx, sessionId, {})
  const child = fork(fileURLToPath(new URL('./flash-and-beep-work.ts', import.meta.url)), {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const flashes: number[] = []
  const ready = new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the presenter ended with ${code}`)))
    child.on('message', (said: Said) => {
      if (said === 'presenting') resolve()
      else if (typeof said === 'object') flashes.push(said.flashedAtMs)
    })
  })
  const gone = once(child, 'exit')
  child.send({ url, token, ...size } satisfies Presenting)
  await ready
  return {
    flashes,
    cue: (cue) => void child.send(cue),
    leave: async () => {
      child.send('leave' satisfies Cue)
      await gone
    },
    kill: async () => {
      child.kill('SIGKILL')
      await gone
    },
  }
}
