import { join } from 'node:path'
import type { Anchor } from '@zhibo/core/recordings/times'
import { Encoder, framesPerSecond } from './encoder.ts'
import { black, canvasFor, type Picture, toPgm } from './picture.ts'
import type { FileEnd } from '../recorder.ts'
import { fileName } from './protocol.ts'
import { mix, sampleRate, type SoundLine } from './sound.ts'

// What comes later than this is too late: longer than any hiccup and any wait in the client, short enough to lose little
// at a crash.
const delayMs = 1_500
const anchorEveryMs = 10_000
const frameMs = 1000 / framesPerSecond
const samplesPerFrame = sampleRate / framesPerSecond
const mostWaiting = 3 * framesPerSecond

interface Timed {
  atMs: number
  picture: Picture
}

/** One camera or screen: its pictures by the recorder's clock, until they are written or replaced by a newer one. */
export class PictureLine {
  #waiting: Timed[] = []
  #shown: Picture | null = null

  push(picture: Picture, atMs: number): void {
    this.#waiting.push({ atMs, picture })
    if (this.#waiting.length > mostWaiting) this.#waiting.shift()
  }

  /** Nothing is sent from now on: what was sent before is not to be seen any more. */
  clear(): void {
    this.#waiting = []
    this.#shown = null
  }

  /** What is seen at a time; null: nothing. */
  at(atMs: number): Picture | null {
    while (this.#waiting[0] && this.#waiting[0].atMs <= atMs) this.#shown = this.#waiting.shift()!.picture
    return this.#shown
  }
}

interface Begin {
  id: string
  folder: string
  ffmpeg: string
  /** When the first picture came, by `performance.now()`. */
  atMs: number
  /** How large the picture is at its best. */
  size: { width: number; height: number }
  /** What is seen and heard of the presenter, in order of importance. */
  pictures: () => Iterable<PictureLine>
  sounds: () => Iterable<SoundLine>
}

/**
 * One file of one presenter. It runs a little behind the clock, at an even pace: for each twentieth of a second the
 * picture of then, or the one before it, or black; and the sound of then, or silence. So picture and sound stay together
 * whatever comes late, stops, or changes its size.
 */
export class Take {
  readonly id: string
  readonly times: Anchor[] = []
  end: FileEnd | null = null
  readonly #begin: Begin
  readonly #encoder: Encoder
  readonly #black: Buffer
  #frames = 0
  #last: { picture: Picture; packed: Buffer } | null = null

  constructor(begin: Begin) {
    const canvas = canvasFor(begin.size.width, begin.size.height)
    this.id = begin.id
    this.#begin = begin
    this.#black = toPgm(black(canvas.width, canvas.height))
    this.#encoder = new Encoder({ ffmpeg: begin.ffmpeg, file: join(begin.folder, fileName(begin.id)), ...canvas })
    this.#anchor()
  }

  /** Writes what is due. True when there is a new line in the index of times. */
  advance(nowMs = performance.now(), behindMs = delayMs): boolean {
    const before = this.times.length
    while (this.#clockMs + frameMs <= nowMs - behindMs && this.#encoder.works) this.#write()
    if (this.#mediaMs - this.times.at(-1)![0] >= anchorEveryMs) this.#anchor()
    return this.times.length > before
  }

  get works(): boolean {
    return this.#encoder.works
  }

  /** Writes what there is and closes the file. */
  async close(why: FileEnd): Promise<void> {
    if (this.end) return
    this.end = this.#encoder.works ? why : 'encoder'
    this.advance(performance.now(), 0)
    this.#anchor()
    await this.#encoder.end()
  }

  get #mediaMs(): number {
    return Math.round(this.#frames * frameMs)
  }

  /** Where the file stands, by `performance.now()`. */
  get #clockMs(): number {
    return this.#begin.atMs + this.#frames * frameMs
  }

  #write(): void {
    const samples = Math.round((this.#clockMs * sampleRate) / 1000)
    const sound = mix(this.#begin.sounds(), samples, samplesPerFrame)
    this.#encoder.write(this.#picture(), sound)
    this.#frames++
  }

  /** The most important of the pictures there are, the nearest in time. All are asked, so that each goes on with the clock. */
  #picture(): Buffer {
    const nearest = this.#clockMs + frameMs / 2
    const [picture] = [...this.#begin.pictures()].flatMap((line) => line.at(nearest) ?? [])
    if (!picture) return this.#black
    if (this.#last?.picture !== picture) this.#last = { picture, packed: toPgm(picture) }
    return this.#last.packed
  }

  #anchor(): void {
    const atMs = Math.round(performance.timeOrigin + this.#clockMs + wallDrift())
    if (this.times.at(-1)?.[0] !== this.#mediaMs) this.times.push([this.#mediaMs, atMs])
  }
}

/** How far the wall's clock has been moved since this process began. */
const wallDrift = () => Date.now() - (performance.timeOrigin + performance.now())
