import { fork } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { SpeakerSaid, Speaking } from './speaker-work.ts'

/** Somebody in a media room who sends sound or picture, as far as the media server lets them. */
export class Speaker {
  readonly said: SpeakerSaid[] = []
  readonly #news = new EventEmitter()
  readonly #child

  constructor(speaking: Speaking) {
    this.#child = fork(fileURLToPath(new URL('./speaker-work.ts', import.meta.url)), {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    this.#child.on('message', (said: SpeakerSaid) => {
      this.said.push(said)
      this.#news.emit('news')
    })
    this.#child.send(speaking)
  }

  /** Resolves once so many things were said; returns them. */
  async heard(count: number): Promise<SpeakerSaid[]> {
    while (this.said.length < count) await once(this.#news, 'news')
    return this.said
  }

  async gone(): Promise<void> {
    const exit = once(this.#child, 'exit')
    this.#child.kill('SIGKILL')
    await exit
  }
}
