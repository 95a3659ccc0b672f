import type { LapseView } from '@zhibo/core/sessions/lapse-schema'
import { authorize } from '../../actor.ts'
import type { Ctx } from '../../context.ts'
import { found } from '../../problem.ts'
import { upcomingStates } from '../plan.ts'
import { findSession } from '../queries.ts'
import { requireVisible } from '../standing.ts'
import { listLapses } from './queries.ts'

/** What of a plan will not be in force when it begins, for those who plan it; of what has begun, nothing. */
export async function lapsesOf(ctx: Ctx, sessionId: string): Promise<LapseView[]> {
  const session = found(await findSession(ctx, sessionId))
  requireVisible(ctx.actor, session)
  authorize(ctx.actor, 'session.plan', session.station_id)
  if (!upcomingStates.includes(session.state)) return []
  const bySegment = Map.groupBy(await listLapses(ctx, [sessionId]), ({ segmentId }) => segmentId)
  return [...bySegment].map(([segmentId, lapses]) => ({
    segmentId,
    employerName: lapses[0]!.employerName,
    employerLapses: lapses.some(({ jobId }) => jobId === null),
    jobs: lapses.flatMap(({ jobId, jobTitle }) => (jobId === null ? [] : [{ id: jobId, title: jobTitle ?? '' }])),
  }))
}
