import { parentPort } from 'node:worker_threads'
import type { Word } from './protocol.ts'

/** Thrown by work that says no to what it was given; the reason reaches whoever asked. */
export class Decline extends Error {}

/** Does one piece of work after the other, in the thread of a workshop's process. */
export function serve(work: (job: never, progress: (percent: number) => void) => Promise<unknown>): void {
  const port = parentPort
  if (!port) throw new Error('runs only in a workshop: see openWorkshop')
  const say = (word: Word) => port.postMessage(word)
  port.on('message', (job: unknown) => {
    work(job as never, (percent) => say({ progress: percent })).then(
      (answer) => say({ answer }),
      (error: unknown) => {
        if (!(error instanceof Decline)) console.error(error)
        say({ declined: error instanceof Decline ? error.message : null })
      },
    )
  })
}
