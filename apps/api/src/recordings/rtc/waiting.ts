import type { Waited } from './native-client.ts'

/**
 * How long what a track brings has waited in the client's jitter buffer lately, in ms. Sound and picture wait in buffers
 * of their own, each as long as its line is unsteady; without that taken off, they would drift apart by the difference.
 */
export class Wait {
  ms = 0
  #before: Waited | null = null

  /** What the client told now, all of it counted from the track's beginning. */
  tell(now: Waited): void {
    const before = this.#before
    this.#before = now
    if (!before || now.count <= before.count) return
    const lately = ((now.seconds - before.seconds) / (now.count - before.count)) * 1000
    // Half of what is new: one second on a busy machine says little.
    this.ms += (lately - this.ms) / 2
  }
}
