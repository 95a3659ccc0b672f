import { measureLevel } from './level.ts'

const perSecond = 12
const rememberMs = 3000

/** How loud the microphone is, also while it is muted: what the meter shows and the hints go by. */
export class Hearing {
  /** This moment, from 0 to 1. */
  level = $state(0)
  #lately = $state.raw<number[]>([])
  /** The loudest of the last seconds, so that words about it do not flicker between syllables. */
  readonly peak = $derived(Math.max(0, ...this.#lately))

  /** Listens to a stream until what it returns is called, as `$effect` wants. */
  listen(stream: MediaStream): (() => void) | undefined {
    if (stream.getAudioTracks().length === 0) return undefined
    // Whoever wants nothing to move on the screen gets a slow meter.
    const rate = matchMedia('(prefers-reduced-motion: reduce)').matches ? 2 : perSecond
    const kept = (rememberMs / 1000) * rate
    const stop = measureLevel(stream, rate, (level) => {
      this.level = level
      this.#lately = [...this.#lately.slice(1 - kept), level]
    })
    return () => {
      stop()
      this.level = 0
      this.#lately = []
    }
  }

  /** The loudest of about the last second. */
  get now(): number {
    return Math.max(0, ...this.#lately.slice(-perSecond))
  }
}
