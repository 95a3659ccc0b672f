import { type Hint, hintsOf, holds, type Measured, remember } from './hints.ts'
import { type PictureLook, watchPicture } from './picture.ts'
import { type Tilt, watchTilt } from './tilt.ts'

const everyMs = 1000

/** What this end knows of itself. */
type Known = Pick<Measured, 'muted' | 'level' | 'poorLine'> & { hasPicture: boolean }

/** Looks at one's own picture and listens to one's own voice, once a second, and says what is wrong with them. */
export class SelfWatch {
  #moments = $state.raw<Set<Hint>[]>([])
  /** The picture as it was last seen; null before. */
  picture = $state.raw<PictureLook | null>(null)
  /** What to say, worst first. */
  readonly hints = $derived(hintsOf(this.#moments))
  #tilt: Tilt | null = null

  /** Runs until what it returns is called, as `$effect` wants. */
  run(video: HTMLVideoElement, known: () => Known): () => void {
    const stopPicture = watchPicture(video, everyMs, (look) => (this.picture = look))
    const stopTilt = watchTilt((tilt) => (this.#tilt = tilt))
    const tick = setInterval(() => {
      const { hasPicture, ...rest } = known()
      const picture = hasPicture ? this.picture : null
      this.#moments = remember(this.#moments, holds({ ...rest, picture, tilt: this.#tilt }))
    }, everyMs)
    return () => {
      stopPicture()
      stopTilt()
      clearInterval(tick)
      this.#moments = []
      this.picture = null
    }
  }
}
