import { once } from 'node:events'
import type { ServerResponse } from 'node:http'

/** What one reader may leave unread before it is let go. It comes back by itself and says what it saw last. */
const bufferBytes = 256 * 1024
const drainMs = 20_000

/** One open event stream: the raw answer, and how far it has been written. */
export class Reader {
  seq: number
  /** Caught up with its room: gets what the room gets. */
  live = false
  readonly #response: ServerResponse

  constructor(response: ServerResponse, seq: number) {
    this.#response = response
    this.seq = seq
  }

  get gone(): boolean {
    return this.#response.destroyed || this.#response.writableEnded
  }

  onceGone(forget: () => void): void {
    this.#response.once('close', forget)
  }

  /** Writes, or lets a reader go that has left too much unread already. */
  write(bytes: Buffer | string): void {
    if (this.#response.writableLength > bufferBytes) this.#response.destroy()
    if (!this.gone) this.#response.write(bytes)
  }

  /** Waits until what was written has left the process; a reader that takes longer than 20 s is let go. */
  async drained(): Promise<void> {
    if (this.gone || !this.#response.writableNeedDrain) return
    const done = new AbortController()
    const signal = AbortSignal.any([done.signal, AbortSignal.timeout(drainMs)])
    const either = [once(this.#response, 'drain', { signal }), once(this.#response, 'close', { signal })]
    await Promise.race(either).catch(() => this.#response.destroy())
    done.abort()
    await Promise.allSettled(either)
  }

  end(): void {
    if (!this.gone) this.#response.end()
  }
}
