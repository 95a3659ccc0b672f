import { PlanContent } from '@zhibo/core/sessions/plan-content'
import type { TakenBackView } from '@zhibo/core/sessions/taken-back'
import type { Ctx } from '../context.ts'
import { found } from '../problem.ts'
import { lastApproved } from '../reviews/last-approved.ts'
import { standingOf } from '../reviews/standing.ts'
import { stationNames } from '../stations/names.ts'
import { findSession, type Session } from './queries.ts'
import { findRevision } from './revision-queries.ts'
import { isPublic } from './standing.ts'

/**
 * What whoever holds a printed notice is told of a show that stands no more as it was announced: of the revision that was
 * approved, and of nothing that was planned since. Of a show that stands its own page tells, and of a plan that was never
 * announced nobody.
 */
export const takenBack = async (ctx: Ctx, sessionId: string): Promise<TakenBackView> =>
  found(await lastHeard(ctx, found(await findSession(ctx, sessionId))))

/** The same for those who are told by message; null where the show's own words are public, or never were. */
export async function lastHeard(ctx: Ctx, session: Session): Promise<TakenBackView | null> {
  const approved = isPublic(session) ? null : await lastApproved(ctx, 'session_plan', session.id)
  if (!approved) return null
  const revision = found(await findRevision(ctx, approved.revisionId))
  const { title, plannedStart } = PlanContent.parse(revision.content)
  const cancelled = session.state === 'cancelled'
  const byHost = cancelled && (await standingOf(ctx, 'session_plan', session.id)).lastDecision?.decision !== 'reject'
  return {
    id: session.id,
    stationName: (await stationNames(ctx)).get(session.station_id) ?? '',
    title: approved.stands ? title : null,
    plannedStart: new Date(plannedStart).toISOString(),
    cancelled,
    cancelReason: byHost ? session.cancel_reason : null,
  }
}
