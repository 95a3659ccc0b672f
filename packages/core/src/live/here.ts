import type { LiveState } from './state.ts'

/** 讲到这里: the job a show has come to. Between two pins that is the first of the running segment that is still to be had. */
export function hereIn(
  segments: readonly { id: string; jobs: readonly { id: string }[] }[],
  live: Pick<LiveState, 'state' | 'pinnedJobId' | 'segments' | 'unavailableJobIds'>,
): string | null {
  if (live.state !== 'live' && live.state !== 'interrupted') return null
  if (live.pinnedJobId) return live.pinnedJobId
  const running = segments.find(({ id }) => live.segments[id]?.state === 'running')
  return running?.jobs.find(({ id }) => !live.unavailableJobIds.includes(id))?.id ?? null
}
