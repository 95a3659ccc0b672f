import type { SessionView } from '@zhibo/core/sessions/schema'
import type { Ctx, Tx } from '../context.ts'
import { cardsOf } from '../jobs/cards.ts'
import { appendLiveEvent } from '../live/append.ts'
import { AppError } from '../problem.ts'
import { listPlaces } from './presenter-queries.ts'
import { type Session, updateSession } from './queries.ts'
import { runSegmentOf } from './run-segment.ts'
import { findSegmentOf, isInRunOfShow, listCoPresenters } from './segment-queries.ts'
import { authorizeShow, requireRunning } from './standing.ts'
import { actOn, recordOn } from './step.ts'

/**
 * Puts a job of the run of show on every screen, and runs its segment. One that is no longer open cannot be pinned.
 * Whoever presents goes from job to job within their own segment while it runs; only a host goes to another.
 */
export function pinJob(ctx: Ctx, sessionId: string, { jobId }: { jobId: string }): Promise<SessionView> {
  return actOn(ctx, sessionId, async (tx, session) => {
    if (!(await presentsNow(tx, session, jobId))) authorizeShow(tx.actor, 'session.moderate', session)
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

/** Whether the actor presents the segment that runs, and the job is one of it. */
async function presentsNow(tx: Tx, session: Session, jobId: string): Promise<boolean> {
  if (tx.actor.kind !== 'person') return false
  const running = await findSegmentOf(tx, session.id, jobId)
  if (running?.state !== 'running') return false
  const places = await listPlaces(tx, session.id, tx.actor.personId)
  const presenters = [running.presenter_id, ...(await listCoPresenters(tx, running.id))]
  return places.some(({ id }) => presenters.includes(id))
}
