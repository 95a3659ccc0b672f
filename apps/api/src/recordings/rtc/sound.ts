/** Samples a second, one channel, everywhere in a recording. */
export const sampleRate = 48_000

// Half a second of the frames that come every 10 ms.
const looks = 50
const tolerated = sampleRate / 25

interface Chunk {
  from: number
  samples: Int16Array
}

/**
 * One microphone on the recorder's clock, which counts in samples. Frames carry no time of their own, only an order and
 * when they came. They come late when this process was busy and never early, so the least delay of the last half second
 * tells where they belong: a hiccup moves nothing, while sound that stayed away leaves a silence of the right length.
 */
export class SoundLine {
  #chunks: Chunk[] = []
  #next: number | null = null
  #delays: number[] = []
  /** Up to here the clock has gone: what belongs before is too late to be heard. */
  #taken = -Infinity

  /** A frame whose last sample came in at `arrivedAt`. */
  push(samples: Int16Array, arrivedAt: number): void {
    const came = arrivedAt - samples.length
    if (this.#next === null || this.#next < this.#taken) this.#begin(came)
    const from = this.#next!
    this.#chunks.push({ from, samples })
    this.#next = from + samples.length
    this.#delays.push(came - from)
    if (this.#delays.length < looks) return
    const delay = Math.min(...this.#delays)
    if (Math.abs(delay) > tolerated) this.#begin(this.#next + delay)
    else this.#delays.shift()
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

  #begin(at: number): void {
    this.#next = Math.max(at, this.#taken)
    this.#delays = []
  }
}

/** Mixes lines into one, from a place on, without running over. */
export function mix(lines: Iterable<SoundLine>, from: number, samples: number): Int16Array {
  const sum = new Int32Array(samples)
  for (const line of lines) line.take(from, sum)
  return Int16Array.from(sum, (value) => Math.max(-32_768, Math.min(32_767, value)))
}
