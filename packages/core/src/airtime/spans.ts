/** A stretch of time in milliseconds since 1970, its end not included. An empty or reversed one is nothing. */
export interface Span {
  from: number
  to: number
}

/** Everything any of them covers, in order, without overlaps, touching ones joined. */
export const union = (spans: readonly Span[]): Span[] => joinGaps(ordered(spans), 0)

/** Bridges gaps of at most `gapMs`. The spans must be in order. */
export function joinGaps(spans: readonly Span[], gapMs: number): Span[] {
  const joined: Span[] = []
  let last: Span | undefined
  for (const { from, to } of spans) {
    if (last && from - last.to <= gapMs) last.to = Math.max(last.to, to)
    else joined.push((last = { from, to }))
  }
  return joined
}

/** What is left of a span without the holes, which may overlap, stick out and come in any order. */
export function subtract({ from, to }: Span, holes: readonly Span[]): Span[] {
  const left: Span[] = []
  let at = from
  for (const hole of ordered(holes)) {
    if (hole.from >= to) break
    if (hole.from > at) left.push({ from: at, to: hole.from })
    at = Math.max(at, hole.to)
  }
  if (at < to) left.push({ from: at, to })
  return left
}

/** How long they last together. They must not overlap. */
export const measure = (spans: readonly Span[]): number => spans.reduce((sum, { from, to }) => sum + (to - from), 0)

export const isEmpty = ({ from, to }: Span): boolean => to <= from

const ordered = (spans: readonly Span[]): Span[] =>
  spans.filter((span) => !isEmpty(span)).sort((a, b) => a.from - b.from)
