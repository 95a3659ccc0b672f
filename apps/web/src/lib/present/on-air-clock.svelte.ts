/** Adds up the time during which something held, to the second. */
export class OnAirClock {
  #before = $state(0)
  #since = $state<number | null>(null)
  #now = $state(0)

  /** So far, in ms; null before it ever ran. */
  readonly ms = $derived.by(() => {
    if (this.#since === null) return this.#before > 0 ? this.#before : null
    return this.#before + Math.max(0, this.#now - this.#since)
  })

  /** Runs until what it returns is called, as `$effect` wants. */
  run(): () => void {
    const began = performance.now()
    this.#since = began
    this.#now = began
    const tick = setInterval(() => (this.#now = performance.now()), 1000)
    return () => {
      clearInterval(tick)
      this.#before += performance.now() - began
      this.#since = null
    }
  }
}
