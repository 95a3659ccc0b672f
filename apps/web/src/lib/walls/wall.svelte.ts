import type { WallState } from './read-wall.ts'

const everyMs = 15_000
const patienceMs = 60_000

/**
 * A wall that runs for weeks: asks the server again and again what is on, and keeps what it knew while there is no
 * network. Only the last answer is held, here and in the browser's store for a start without network.
 */
export class Wall {
  state = $state.raw() as WallState
  offline = $state(false)
  /** The server's clock less this device's, in ms. */
  skew = $state(0)
  readonly #path: string
  #timer: ReturnType<typeof setTimeout> | undefined
  #failures = 0

  constructor(path: string, state: WallState) {
    this.#path = path
    this.state = state
    if (typeof window !== 'undefined') this.skew = state.now - Date.now()
  }

  /** Begins to ask; returns how to stop. */
  run(): () => void {
    const again = () => {
      clearTimeout(this.#timer)
      void this.#ask()
    }
    window.addEventListener('online', again)
    document.addEventListener('visibilitychange', again)
    this.#timer = setTimeout(again, everyMs)
    return () => {
      clearTimeout(this.#timer)
      window.removeEventListener('online', again)
      document.removeEventListener('visibilitychange', again)
    }
  }

  /** Asked at once, because something says that it has changed. */
  refresh(): Promise<void> {
    clearTimeout(this.#timer)
    return this.#ask()
  }

  async #ask(): Promise<void> {
    try {
      const answer = await fetch(this.#path, { signal: AbortSignal.timeout(10_000) })
      if (!answer.ok) throw new Error(`the wall was answered ${answer.status}`)
      this.state = (await answer.json()) as WallState
      this.skew = this.state.now - Date.now()
      this.offline = false
      this.#failures = 0
    } catch {
      // Said on the screen; the next turn asks again, later each time.
      this.offline = true
      this.#failures += 1
    }
    clearTimeout(this.#timer)
    const waitMs = this.offline ? Math.min(patienceMs, 2000 * 2 ** Math.min(this.#failures, 5)) : everyMs
    this.#timer = setTimeout(() => void this.#ask(), waitMs)
  }
}
