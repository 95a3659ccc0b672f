/**
 * The server's clock as a page knows it, in ms since 1970. A phone's own may be an hour out: of it only what has passed
 * since the page was made is used.
 */
export class ServerClock {
  now = $state(0)
  readonly #offset: number

  /** `told`: what the server's clock said when the page was made. */
  constructor(told: string) {
    this.now = Date.parse(told)
    this.#offset = this.now - Date.now()
  }

  /** Goes second by second until what it returns is called, as `$effect` and `onMount` want. */
  run(): () => void {
    const tick = setInterval(() => (this.now = Date.now() + this.#offset), 1000)
    return () => clearInterval(tick)
  }
}
