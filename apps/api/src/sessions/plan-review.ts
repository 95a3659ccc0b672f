import type { SessionAction } from '@zhibo/core/sessions/lifecycle'
import { found } from '../problem.ts'
import type { ReviewOutcome, ReviewSubjectHandler } from '../reviews/subject.ts'
import { clearRoom } from './off-air.ts'
import { lockSession, releaseStudio, updateSession } from './queries.ts'
import { findRevision } from './revision-queries.ts'
import { takeStep } from './step.ts'

// A plan is rejected once and for all: what an appeal overturns can only be planned anew, its hours are gone.
const actions: Record<Exclude<ReviewOutcome, 'overturn'>, SessionAction> = {
  approve: 'approve',
  return: 'return',
  reject: 'reject',
  suspend: 'suspend',
  reinstate: 'approve',
}

/** Session plans before the reviewers. */
export const sessionPlanSubject: ReviewSubjectHandler = {
  async lock(tx, sessionId) {
    found(await lockSession(tx, sessionId))
  },

  async describe(ctx, { revision_id }) {
    const { content } = found(await findRevision(ctx, revision_id))
    return { content, approvedContent: null, employerName: null, evidence: [] }
  },

  async applyDecision(tx, reviewCase, outcome) {
    const session = found(await lockSession(tx, reviewCase.subject_id))
    // The host may have cancelled meanwhile: the decision stands in the case's history and changes nothing.
    if (session.state === 'cancelled' || outcome === 'overturn') return
    await takeStep(tx, session, actions[outcome], {
      roles: ['reviewer'],
      reason: outcome,
      ...(outcome === 'approve' ? { changes: { announced_at: session.announced_at ?? tx.clock() } } : {}),
    })
    if (session.rehearsing_since) {
      await updateSession(tx, session.id, { rehearsing_since: null })
      await clearRoom(tx, session, 'rehearsal')
    }
    if (outcome === 'reject') await releaseStudio(tx, session.id)
  },
}
