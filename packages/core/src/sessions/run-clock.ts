import type { SegmentState } from './schema.ts'

const minuteMs = 60_000

/** As much of a segment as its clock needs. */
export interface TimedSegment {
  id: string
  minutes: number
  state: SegmentState
  startedAt: string | null
}

/** Where a show stands in its run of show, in ms. */
export interface RunClock {
  /** The segment that runs; null between two. */
  running: { id: string; elapsedMs: number; leftMs: number; overMs: number } | null
  /** When everything that is left will be done, if nothing runs over from now on; ms since 1970. */
  doneAt: number
  /** By how much that is after the booked end; 0 while it is not. */
  lateMs: number
}

/** Planned against real: what runs counts from when it began, what waits as planned, what is done or skipped no more. */
export function runClock(segments: readonly TimedSegment[], bookedEnd: number, now: number): RunClock {
  const current = segments.find(({ state }) => state === 'running')
  const waiting = segments.filter(({ state }) => state === 'waiting')
  const running = current?.startedAt ? clockOf(current, Date.parse(current.startedAt), now) : null
  const doneAt = now + (running?.leftMs ?? 0) + waiting.reduce((sum, { minutes }) => sum + minutes * minuteMs, 0)
  return { running, doneAt, lateMs: Math.max(0, doneAt - bookedEnd) }
}

function clockOf({ id, minutes }: TimedSegment, began: number, now: number): NonNullable<RunClock['running']> {
  const elapsedMs = Math.max(0, now - began)
  const left = minutes * minuteMs - elapsedMs
  return { id, elapsedMs, leftMs: Math.max(0, left), overMs: Math.max(0, -left) }
}
