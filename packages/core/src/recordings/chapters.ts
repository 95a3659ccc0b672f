import { type Place, placeAt, type TimedPart } from './times.ts'

/** What the show turned to at a time: a job, by 讲到这里; or a segment that began without one. */
export interface Turn {
  jobId: string | null
  segmentId: string | null
  atMs: number
}

export interface Chapter extends Place, Turn {}

// A slip of the hand over the run of show is no chapter; nor is a segment whose first job is pinned with it.
const shortestMs = 3_000

interface Show {
  fromMs: number
  untilMs: number
  /** Who presents there, whose picture is shown when two present at once. */
  presenterOf(turn: Turn): string | null
}

/**
 * The chapters of a show, by what it turned to: each begins there and can be played. What went before the first turn is
 * one too.
 */
export function chaptersOf(parts: readonly TimedPart[], turns: readonly Turn[], show: Show): Chapter[] {
  const chapters: Chapter[] = []
  const beginning: Turn = { jobId: null, segmentId: null, atMs: show.fromMs }
  for (const turn of lasting([beginning, ...turns], show.untilMs)) {
    const place = placeAt(parts, turn.atMs, show.presenterOf(turn))
    if (!place) continue
    const before = chapters.at(-1)
    // Nothing was recorded between the two: the first was never seen.
    if (before?.partId === place.partId && before.mediaMs === place.mediaMs) chapters.pop()
    const last = chapters.at(-1)
    if (!last || !isSame(last, turn)) chapters.push({ ...turn, ...place })
  }
  return chapters
}

/** Turns that lasted a while, each once in a row. */
function lasting(turns: readonly Turn[], untilMs: number): Turn[] {
  const lasted = turns.filter(({ atMs }, nth) => (turns[nth + 1]?.atMs ?? untilMs) - atMs >= shortestMs)
  return lasted.filter((turn, nth) => nth === 0 || !isSame(lasted[nth - 1]!, turn))
}

const isSame = (one: Turn, other: Turn): boolean =>
  one.jobId === other.jobId && (one.jobId !== null || one.segmentId === other.segmentId)
