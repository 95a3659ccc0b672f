import type { LiveState } from './state.ts'

type Parts = readonly { id: string; jobs: readonly { id: string }[] }[]

/**
 * The job after the one a show has come to: where a press of "next" goes. Before the first card of a part that is the
 * first of it, or of the parts after it that is still to be had. Null when there is none.
 */
export function nextIn(
  segments: Parts,
  live: Pick<LiveState, 'pinnedJobId' | 'segments' | 'unavailableJobIds'>,
): string | null {
  const running = segments.findIndex(({ id }) => live.segments[id]?.state === 'running')
  const idsFrom = (at: number) =>
    segments
      .slice(at)
      .flatMap(({ jobs }) => jobs.map(({ id }) => id))
      .filter((id) => id === live.pinnedJobId || !live.unavailableJobIds.includes(id))
  if (live.pinnedJobId === null) return idsFrom(Math.max(0, running))[0] ?? null
  const all = idsFrom(0)
  return all[all.indexOf(live.pinnedJobId) + 1] ?? null
}

/** 讲到这里: the job a show has come to. Between two pins that is the first of the running segment that is still to be had. */
export function hereIn(
  segments: Parts,
  live: Pick<LiveState, 'state' | 'pinnedJobId' | 'segments' | 'unavailableJobIds'>,
): string | null {
  if (live.state !== 'live' && live.state !== 'interrupted') return null
  if (live.pinnedJobId) return live.pinnedJobId
  const running = segments.find(({ id }) => live.segments[id]?.state === 'running')
  return running?.jobs.find(({ id }) => !live.unavailableJobIds.includes(id))?.id ?? null
}
