import type { PlayablePart } from '@zhibo/core/recordings/schema'
import { atOf, type Place, placeAfter, placeAt } from '@zhibo/core/recordings/times'
import { createSubscriber } from 'svelte/reactivity'

/**
 * One show over several files: plays on from one into the next, and knows where in the show it stands. A link that ran
 * out while nobody played is asked for anew, once, and the picture goes on where it was.
 */
export class Playback {
  #parts: readonly PlayablePart[]
  #part: PlayablePart | null = null
  #mediaMs = 0
  #renewed = false
  #tell = () => {}
  readonly #showFromMs: number
  readonly #renew: () => Promise<readonly PlayablePart[]>
  readonly #read = createSubscriber((update) => {
    this.#tell = update
  })

  /** `renew` answers with the same parts under new links. */
  constructor(parts: readonly PlayablePart[], showFromMs: number, renew: () => Promise<readonly PlayablePart[]>) {
    this.#parts = parts
    this.#showFromMs = showFromMs
    this.#renew = renew
  }

  /** What is in the player; null when there is nothing to play. */
  get part(): PlayablePart | null {
    this.#read()
    return this.#part
  }

  get mediaMs(): number {
    this.#read()
    return this.#mediaMs
  }

  /** How far into the show, in ms. */
  get showMs(): number {
    return this.part ? Math.max(0, atOf(this.part, this.mediaMs) - this.#showFromMs) : 0
  }

  /** Whether a part is among those it plays. */
  has(partId: string): boolean {
    return this.#parts.some(({ id }) => id === partId)
  }

  placeAt(showMs: number): Place | null {
    return placeAt(this.#parts, this.#showFromMs + showMs)
  }

  /** Puts a place into the player; one that is in no file changes nothing. */
  turnTo({ partId, mediaMs }: Place): void {
    const part = this.#parts.find(({ id }) => id === partId)
    if (!part) return
    this.#part = part
    this.#mediaMs = mediaMs
    this.#tell()
  }

  /** What comes after the file that has ended; false at the end of the show. */
  turnToNext(): boolean {
    const next = this.#part && placeAfter(this.#parts, this.#part.id)
    if (!next) return false
    this.turnTo(next)
    return true
  }

  /** The file could not be had. True when it was put in again under a new link. */
  async again(): Promise<boolean> {
    if (this.#renewed || !this.#part) return false
    this.#renewed = true
    const place = { partId: this.#part.id, mediaMs: this.#mediaMs }
    this.#parts = await this.#renew()
    this.turnTo(place)
    return this.has(place.partId)
  }

  /** It plays, and stands here: the next link that runs out may be asked for anew again. */
  plays(mediaMs: number): void {
    this.#mediaMs = mediaMs
    this.#renewed = false
    this.#tell()
  }
}
