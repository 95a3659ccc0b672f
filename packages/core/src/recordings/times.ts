/** A place in a file and the server's time then, both in ms: one line of its index of times. */
export type Anchor = readonly [mediaMs: number, atMs: number]

/** As much of a file as is needed to find a time in it. */
export interface TimedPart {
  id: string
  presenterId: string
  durationMs: number
  /** In order, at least one; between two of them time runs evenly, beyond the outer ones as a clock does. */
  times: readonly Anchor[]
}

/** The server's time at a place in a file. */
export function atOf({ times }: TimedPart, mediaMs: number): number {
  const [from, to] = around(times, mediaMs, 0)
  const slope = to[0] === from[0] ? 1 : (to[1] - from[1]) / (to[0] - from[0])
  return Math.round(from[1] + (mediaMs - from[0]) * slope)
}

/** Where in a file the server's time stands; before its beginning negative, after its end more than its length. */
export function mediaMsOf({ times }: TimedPart, atMs: number): number {
  const [from, to] = around(times, atMs, 1)
  const slope = to[1] === from[1] ? 1 : (to[0] - from[0]) / (to[1] - from[1])
  return Math.round(from[0] + (atMs - from[1]) * slope)
}

/** The two anchors between which a value lies; outside them the nearest, twice, which is a clock's even pace. */
function around(times: readonly Anchor[], value: number, by: 0 | 1): [Anchor, Anchor] {
  const after = times.findIndex((anchor) => anchor[by] >= value)
  const last = times.at(-1)!
  if (after === -1) return [last, last]
  const to = times[after]!
  return [times[after - 1] ?? to, to]
}

/** A place to play from. */
export interface Place {
  partId: string
  mediaMs: number
}

/**
 * Where to play what happened at a time. Several parts may hold it, when two presented at once: one of `presenterId`
 * comes first, then the one that began first. A time at which nothing was recorded leads to what came next; null when
 * nothing did.
 */
export function placeAt(parts: readonly TimedPart[], atMs: number, presenterId?: string | null): Place | null {
  const inOrder = parts.toSorted(
    (one, other) =>
      Number(other.presenterId === presenterId) - Number(one.presenterId === presenterId) ||
      atOf(one, 0) - atOf(other, 0),
  )
  for (const part of inOrder) {
    const mediaMs = mediaMsOf(part, atMs)
    if (mediaMs >= 0 && mediaMs < part.durationMs) return { partId: part.id, mediaMs }
  }
  const next = parts
    .filter((part) => atOf(part, 0) >= atMs)
    .toSorted((one, other) => atOf(one, 0) - atOf(other, 0))
    .at(0)
  return next ? { partId: next.id, mediaMs: 0 } : null
}

/** Where the show goes on when a part has been played to its end; null at the end of the show. */
export function placeAfter(parts: readonly TimedPart[], partId: string): Place | null {
  const played = parts.find((part) => part.id === partId)
  if (!played) return null
  const others = parts.filter((part) => part.id !== partId)
  return placeAt(others, atOf(played, played.durationMs), played.presenterId)
}
