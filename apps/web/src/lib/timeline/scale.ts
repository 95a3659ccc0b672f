import type { Presence, TimelineView } from '@zhibo/core/timeline/schema'

const minuteMs = 60_000

/** From when to when a show is drawn, in ms since 1970. */
export interface Scale {
  from: number
  to: number
}

type Drawn = Pick<TimelineView, 'startedAt' | 'endedAt' | 'plannedEnd'>

/** From its beginning to its end; a running one to now. A show that never began has no scale. */
export function scaleOf({ startedAt, endedAt }: Drawn, now: number): Scale | null {
  if (!startedAt) return null
  const from = Date.parse(startedAt)
  return { from, to: Math.max(from + minuteMs, endedAt ? Date.parse(endedAt) : now) }
}

/** Where an instant stands on the scale: 0 at its beginning, 1 at its end, and nowhere beyond. */
export const placeOf = (at: number, { from, to }: Scale): number => Math.min(1, Math.max(0, (at - from) / (to - from)))

/** Full steps of a length people count in, as many as have room. */
export function ticksOf({ from, to }: Scale, most = 8): number[] {
  const steps = [1, 5, 10, 15, 30, 60, 120].map((minutes) => minutes * minuteMs)
  const step = steps.find((each) => (to - from) / each <= most) ?? steps.at(-1)!
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, nth) => from + nth * step)
}

/** A piece of a strip. */
export interface Piece {
  from: number
  to: number
  muted: boolean
}

/** What came in of a track, cut where it was muted. What still comes in goes on to the end of the scale. */
export function piecesOf({ from, to, muted }: Presence, scale: Scale): Piece[] {
  const end = to ? Date.parse(to) : scale.to
  const pieces: Piece[] = []
  let at = Date.parse(from)
  for (const span of muted) {
    const [silent, again] = [Date.parse(span.from), Math.min(end, span.to ? Date.parse(span.to) : end)]
    if (silent > at) pieces.push({ from: at, to: Math.min(silent, end), muted: false })
    if (again > Math.max(at, silent)) pieces.push({ from: Math.max(at, silent), to: again, muted: true })
    at = Math.max(at, again)
  }
  if (end > at) pieces.push({ from: at, to: end, muted: false })
  return pieces
}

/** One line of the picture for each person and source, in order of first coming in. */
export function strips(presences: readonly Presence[]): { key: string; name: string; of: Presence[] }[] {
  const grouped = Map.groupBy(presences, ({ presenterId, source }) => `${presenterId}/${source}`)
  return [...grouped].map(([key, of]) => ({ key, name: of[0]!.name, of }))
}
