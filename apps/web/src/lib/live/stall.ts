/** What two seconds of a show looked like on this phone. */
export interface Look {
  /** How long the picture stood still. */
  frozenMs: number
  /** Pictures shown. */
  frames: number
  /** Packets that came, of sound and picture. */
  packets: number
  /** Of the packets that should have come, the share that did not. */
  lost: number
  /** The server holds the picture back, because the line does not carry it. */
  paused: boolean
  /** What the media server thinks of this line. */
  line: 'good' | 'poor' | 'lost'
}

/** Where a viewer stands between picture and sound. */
export interface Stall {
  /** Rises with each bad look and sinks with each other one, so that a single hitch changes nothing. */
  bad: number
  /** Good looks in a row. */
  good: number
  /** Sound only because the picture kept stalling. */
  fallen: boolean
  /** The line would carry the picture again: the viewer is asked. */
  offered: boolean
  /** How often in a row it fell: each time the line has to be good for longer before it is offered. */
  falls: number
}

export const steady: Stall = { bad: 0, good: 0, fallen: false, offered: false, falls: 0 }

const badToFall = 3
const goodToOffer = 5
const goodAtMost = 30
/** A picture that went well for a minute: what was before is forgotten. */
const goodToForget = 30

/** Picture and sound both gone is no stall: it is the presenter's end, or a cut, and others see to that. */
const isBad = ({ frozenMs, frames, packets, lost, paused, line }: Look) =>
  paused || line === 'lost' || frozenMs >= 600 || lost >= 0.15 || (frames === 0 && packets > 0)

const isGood = ({ lost, line, packets }: Look) => packets > 0 && lost < 0.02 && line === 'good'

/** What follows from one more look. It falls by itself and never comes back by itself: a picture costs data. */
export function afterLook(before: Stall, look: Look): Stall {
  if (before.fallen) {
    const good = isGood(look) ? before.good + 1 : 0
    const wait = Math.min(goodAtMost, goodToOffer * 2 ** (before.falls - 1))
    // Offered once, it stays: a button that comes and goes is worse than one that is a little wrong.
    return { ...before, good, offered: before.offered || good >= wait }
  }
  if (isBad(look)) {
    const bad = before.bad + 1
    if (bad < badToFall) return { ...before, bad, good: 0 }
    return { bad: 0, good: 0, fallen: true, offered: false, falls: before.falls + 1 }
  }
  const good = before.good + 1
  return { ...before, bad: Math.max(0, before.bad - 1), good, falls: good >= goodToForget ? 0 : before.falls }
}

/** The viewer chose the picture again. */
export const withPicture = ({ falls }: Stall): Stall => ({ ...steady, falls })
