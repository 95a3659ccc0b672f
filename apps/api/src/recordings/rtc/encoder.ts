import { type ChildProcess, spawn } from 'node:child_process'
import type { Writable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { sampleRate } from './sound.ts'

/** Pictures a second in every recording: what a phone's middle layer brings. */
export const framesPerSecond = 20

const keyEverySeconds = 2
const graceMs = 10_000
// Some twelve seconds of pictures; an encoder that is further behind will not catch up.
const mostWaiting = 80_000_000

export interface EncoderOptions {
  ffmpeg: string
  file: string
  width: number
  height: number
}

/** ffmpeg, which takes pictures of any size and sound, both at an even pace, and writes a file that plays however it ends. */
export class Encoder {
  readonly #process: ChildProcess
  readonly #pictures: Writable
  readonly #sound: Writable
  readonly #ended: Promise<unknown>
  #broken = false

  constructor(options: EncoderOptions) {
    this.#process = spawn(options.ffmpeg, argumentsFor(options), {
      env: {},
      stdio: ['pipe', 'ignore', 'inherit', 'pipe'],
    })
    this.#pictures = this.#process.stdin!
    this.#sound = this.#process.stdio[3] as Writable
    this.#ended = new Promise((resolve) => {
      for (const end of ['exit', 'error'] as const)
        this.#process.once(end, () => {
          this.#broken = true
          resolve(undefined)
        })
    })
    for (const pipe of [this.#pictures, this.#sound]) pipe.on('error', () => (this.#broken = true))
  }

  /** Whether it still takes what comes. */
  get works(): boolean {
    return !this.#broken && this.#pictures.writableLength < mostWaiting
  }

  /** One picture, and the sound of as long. */
  write(picture: Buffer, sound: Int16Array): void {
    if (this.#broken) return
    this.#pictures.write(picture)
    this.#sound.write(Buffer.from(sound.buffer, sound.byteOffset, sound.byteLength))
  }

  /** Lets it write what it has, and waits until it is gone. */
  async end(): Promise<void> {
    this.#pictures.end()
    this.#sound.end()
    const timer = new AbortController()
    const late = sleep(graceMs, undefined, { signal: timer.signal }).then(
      () => this.#process.kill('SIGKILL'),
      () => undefined,
    )
    await Promise.race([this.#ended, late])
    timer.abort()
  }
}

/** Fragments, so that what was written plays though the process was killed; a key picture every two seconds to jump to. */
function argumentsFor({ file, width, height }: EncoderOptions): string[] {
  const size = `${width}:${height}`
  const fit = `scale=${size}:force_original_aspect_ratio=decrease,pad=${size}:(ow-iw)/2:(oh-ih)/2,setsar=1,format=yuv420p`
  const queue = ['-thread_queue_size', '64']
  return [
    ['-hide_banner', '-loglevel', 'error', '-nostdin', '-y'],
    [...queue, '-f', 'image2pipe', '-framerate', `${framesPerSecond}`, '-c:v', 'pgmyuv', '-i', 'pipe:0'],
    [...queue, '-f', 's16le', '-channel_layout', 'mono', '-ar', `${sampleRate}`, '-ac', '1', '-i', 'pipe:3'],
    ['-vf', fit, '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '26', '-maxrate', '900k', '-bufsize', '1800k'],
    ['-g', `${framesPerSecond * keyEverySeconds}`, '-threads', '1', '-c:a', 'aac', '-b:a', '64k'],
    ['-movflags', '+frag_keyframe+delay_moov+default_base_moof', '-f', 'mp4', file],
  ].flat()
}
