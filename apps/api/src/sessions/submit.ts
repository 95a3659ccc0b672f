import type { SessionView, Transition } from '@zhibo/core/sessions/schema'
import { authorize, requirePerson } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../problem.ts'
import { openReview } from '../reviews/open.ts'
import { contentOf } from './plan-content.ts'
import { insertRevision } from './revision-queries.ts'
import { actOn, recordOn, takeStep } from './step.ts'

/** Puts a plan before the reviewers as a revision that never changes. A plan in which nobody presents is not complete. */
export function submitSession(ctx: Ctx, sessionId: string, { expectedVersion }: Transition): Promise<SessionView> {
  return actOn(ctx, sessionId, async (tx, session) => {
    authorize(tx.actor, 'session.plan', session.station_id)
    const submitted = await takeStep(tx, session, 'submit', { expectedVersion })
    const content = await contentOf(tx, session)
    if (content.segments.length === 0) throw new AppError('draft_incomplete', { details: { missing: 'segments' } })
    const revision = await insertRevision(tx, {
      session_id: sessionId,
      content: JSON.stringify(content),
      created_by: requirePerson(tx.actor).personId,
      created_at: tx.clock(),
    })
    await openReview(tx, {
      subject: 'session_plan',
      subjectId: sessionId,
      revisionId: revision.id,
      revisionNumber: revision.number,
      employerId: null,
      stationId: session.station_id,
      title: session.title,
      authors: [session.created_by],
    })
    await recordOn(tx, submitted, 'submitted', { revision: revision.id })
  })
}
