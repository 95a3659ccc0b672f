import type { SessionView } from '@zhibo/core/sessions/schema'
import { authorize } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { cardsOf } from '../jobs/cards.ts'
import { appendLiveEvent } from '../live/append.ts'
import { AppError } from '../problem.ts'
import { updateSession } from './queries.ts'
import { runSegmentOf } from './run-segment.ts'
import { isInRunOfShow } from './segment-queries.ts'
import { requireRunning } from './standing.ts'
import { actOn, recordOn } from './step.ts'

/** Puts a job of the run of show on every screen, and runs its segment. One that is no longer open cannot be pinned. */
export function pinJob(ctx: Ctx, sessionId: string, { jobId }: { jobId: string }): Promise<SessionView> {
  return actOn(ctx, sessionId, async (tx, session) => {
    authorize(tx.actor, 'session.moderate', session.station_id)
    requireRunning(session)
    if (!(await isInRunOfShow(tx, sessionId, jobId))) throw new AppError('not_found')
    const card = (await cardsOf(tx, [jobId])).get(jobId)
    if (card?.state !== 'published') throw new AppError('job_not_in_force', { details: { jobId } })
    // The segment first: a show turns to its part, and in it to the job.
    await runSegmentOf(tx, session, jobId)
    await updateSession(tx, sessionId, { pinned_job_id: jobId })
    await appendLiveEvent(tx, sessionId, { type: 'job.pinned', jobId })
    await recordOn(tx, session, 'job_pinned', { job: jobId })
  })
}
