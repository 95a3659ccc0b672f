import { PlanContent, type ReturnedPlan } from '@zhibo/core/sessions/plan-content'
import { authorize } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { found } from '../problem.ts'
import { returnedRevisionOf, standingOf } from '../reviews/standing.ts'
import { contentOf } from './plan-content.ts'
import { findSession } from './queries.ts'
import { findRevision } from './revision-queries.ts'
import { requireVisible } from './standing.ts'

/** What a reviewer sent back of a plan, for those who mend it; null when nothing was, or it was handed in again. */
export async function returnedPlan(ctx: Ctx, sessionId: string): Promise<ReturnedPlan | null> {
  const session = found(await findSession(ctx, sessionId))
  requireVisible(ctx.actor, session)
  authorize(ctx.actor, 'session.plan', session.station_id)
  const { openCaseId, lastDecision } = await standingOf(ctx, 'session_plan', sessionId)
  const revisionId = returnedRevisionOf({ openCaseId, lastDecision })
  if (session.state !== 'draft' || lastDecision === null || revisionId === null) return null
  const { content } = found(await findRevision(ctx, revisionId))
  return {
    decision: lastDecision,
    returned: PlanContent.parse(content),
    now: PlanContent.parse(await contentOf(ctx, session)),
  }
}
