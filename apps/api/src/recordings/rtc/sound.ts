/** Samples a second, one channel, everywhere in a recording. */
export const sampleRate = 48_000

// Less than this is how clocks are read, not how frames come.
const early = sampleRate / 100
const late = sampleRate / 25
/** Fewer frames than these say nothing of all the others. */
const fewest = 10

interface Chunk {
  from: number
  samples: Int16Array
}

/**
 * One microphone on the recorder's clock, which counts in samples. Frames carry no time of their own, only an order and
 * when they came. They come late when this process was busy, and never early: so the least delay among many tells where
 * they belong, a busy machine moves nothing, and a silence is as long as it was.
 */
export class SoundLine {
  #chunks: Chunk[] = []
  #next: number | null = null
  /** How much later than its place each frame came, since the line was settled last. */
  #delays: number[] = []
  #waited = 0
  /** Up to here the clock has gone: what belongs before is too late to be heard. */
  #taken = -Infinity

  /** A frame whose last sample came in at `arrivedAt`. */
  push(samples: Int16Array, arrivedAt: number): void {
    const came = arrivedAt - samples.length
    const belongs = came - this.#waited
    if (this.#next === null || this.#next < this.#taken || belongs < this.#next - early) this.#begin(belongs)
    const from = this.#next!
    this.#chunks.push({ from, samples })
    this.#next = from + samples.length
    this.#delays.push(came - from)
  }

  /**
   * Called twice a second: moves the line to where its frames belong. `waited` says for how many samples they were kept
   * in the client's buffer before they came, which is time they were not late.
   */
  settle(waited: number): void {
    this.#waited = waited
    if (this.#next === null || this.#delays.length < fewest) return
    const delay = Math.min(...this.#delays) - waited
    this.#delays = []
    if (delay < -early || delay > late) this.#begin(this.#next + delay)
  }

  /** Adds what belongs between `from` and the end of `into`, and lets go of it and of all before. */
  take(from: number, into: Int32Array): void {
    const to = from + into.length
    for (const chunk of this.#chunks) {
      const end = Math.min(to, chunk.from + chunk.samples.length)
      for (let at = Math.max(from, chunk.from); at < end; at++) into[at - from]! += chunk.samples[at - chunk.from]!
    }
    this.#chunks = this.#chunks.filter((chunk) => chunk.from + chunk.samples.length > to)
    this.#taken = to
  }

  /** What was put later than that was put too late, and gives way. */
  #begin(at: number): void {
    this.#next = Math.max(at, this.#taken)
    this.#chunks = this.#chunks.flatMap(({ from, samples }) => {
      const kept = samples.subarray(0, Math.max(0, this.#next! - from))
      return kept.length > 0 ? { from, samples: kept } : []
    })
    this.#delays = []
  }
}

/** Mixes lines into one, from a place on, without running over. */
export function mix(lines: Iterable<SoundLine>, from: number, samples: number): Int16Array {
  const sum = new Int32Array(samples)
  for (const line of lines) line.take(from, sum)
  return Int16Array.from(sum, (value) => Math.max(-32_768, Math.min(32_767, value)))
}
