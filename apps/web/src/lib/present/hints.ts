import type { PictureLook } from './picture.ts'
import { judgePicture } from './picture.ts'
import type { Tilt } from './tilt.ts'

/** What somebody on air would want to be told, worst first. Nothing is claimed that was not measured. */
export const hints = ['muted_talking', 'black', 'upside_down', 'network', 'sideways', 'dark'] as const
export type Hint = (typeof hints)[number]

export interface Measured {
  muted: boolean
  /** Of the microphone itself, also while it is muted; 0 to 1. */
  level: number
  /** Null while there is no picture to look at. */
  picture: PictureLook | null
  tilt: Tilt | null
  /** Little gets through of what is sent. */
  poorLine: boolean
}

/** A voice, not a room: as loud as the level meter calls right. */
const voice = 0.25

/** What holds this very moment. */
export function holds({ muted, level, picture, tilt, poorLine }: Measured): Set<Hint> {
  const light = picture && judgePicture(picture)
  const found = new Set<Hint>()
  if (muted && level >= voice) found.add('muted_talking')
  if (light === 'black' || light === 'dark') found.add(light)
  if (picture && (tilt === 'upside_down' || tilt === 'sideways')) found.add(tilt)
  if (poorLine) found.add('network')
  return found
}

/** How many moments of the last ones it takes: words between breaths for a voice, steadiness for all else. */
const needed: Record<Hint, { of: number; atLeast: number }> = {
  muted_talking: { of: 4, atLeast: 2 },
  black: { of: 3, atLeast: 3 },
  upside_down: { of: 3, atLeast: 3 },
  network: { of: 3, atLeast: 3 },
  sideways: { of: 3, atLeast: 3 },
  dark: { of: 5, atLeast: 5 },
}
const remembered = Math.max(...hints.map((hint) => needed[hint].of))

/** Moments, newest last, no more than are needed. */
export const remember = (moments: readonly Set<Hint>[], now: Set<Hint>): Set<Hint>[] => [
  ...moments.slice(1 - remembered),
  now,
]

/** What is to be said after these moments, worst first: a hand before the lens or one cough says nothing. */
export const hintsOf = (moments: readonly Set<Hint>[]): Hint[] =>
  hints.filter((hint) => {
    const { of, atLeast } = needed[hint]
    return moments.slice(-of).filter((moment) => moment.has(hint)).length >= atLeast
  })
