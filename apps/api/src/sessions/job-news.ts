import type { Ctx, Tx } from '../context.ts'
import { withTx } from '../context.ts'
import { appendLiveEvent } from '../live/append.ts'
import { found } from '../problem.ts'
import { banners, clearBanner, showBanner } from './banner.ts'
import { lockSession, type Session, updateSession } from './queries.ts'
import { listSessionsShowing } from './segment-queries.ts'

/**
 * Tells every room that shows one of these jobs that it can no longer be applied for; unpins it. Joins the caller's
 * transaction. Ask once for all jobs: the rooms are locked in order, and two callers in orders of their own would wait
 * for each other.
 */
export const jobsUnavailable = (ctx: Ctx, jobIds: readonly string[]): Promise<void> =>
  inRooms(ctx, jobIds, async (tx, session, shown) => {
    if (session.pinned_job_id !== null && shown.includes(session.pinned_job_id))
      await updateSession(tx, session.id, { pinned_job_id: null })
    for (const jobId of shown) await appendLiveEvent(tx, session.id, { type: 'job.unavailable', jobId })
  })

/** A job that can be applied for again, with the places it has. */
export interface JobBack {
  jobId: string
  remaining: number
}

/** Tells every room that shows one of these jobs that it can be applied for again. Joins the caller's transaction. */
export const jobsAvailable = (ctx: Ctx, jobs: readonly JobBack[]): Promise<void> =>
  inRooms(
    ctx,
    jobs.map(({ jobId }) => jobId),
    async (tx, session, shown) => {
      for (const { jobId, remaining } of jobs)
        if (shown.includes(jobId)) await appendLiveEvent(tx, session.id, { type: 'job.available', jobId, remaining })
    },
  )

/** A lead suspended a job: besides, a banner in every running show says so, by the job's name. */
export async function jobSuspended(tx: Tx, jobId: string, title: string): Promise<void> {
  await jobsUnavailable(tx, [jobId])
  await inRooms(tx, [jobId], (_, session) => showBanner(tx, session, banners.job(title)))
}

/** The suspension is over: no banner says any more that the job is suspended. Whether it is open is told by itself. */
export const jobReinstated = (tx: Tx, jobId: string, title: string): Promise<void> =>
  inRooms(tx, [jobId], (_, session) => clearBanner(tx, session, banners.job(title)))

/** An employer is in force again: no show of its jobs says any more that it is not. */
export const employerBack = (tx: Tx, jobIds: readonly string[], name: string): Promise<void> =>
  inRooms(tx, jobIds, (_, session) => clearBanner(tx, session, banners.employer(name)))

/** Tells every room that shows a job how many places are left. Joins the caller's transaction. */
export function jobRemaining(ctx: Ctx, jobId: string, remaining: number): Promise<void> {
  return withTx(ctx, async (tx) => {
    for (const { sessionId } of await listSessionsShowing(tx, [jobId]))
      await appendLiveEvent(tx, sessionId, { type: 'job.remaining', jobId, remaining })
  })
}

function inRooms(
  ctx: Ctx,
  jobIds: readonly string[],
  tell: (tx: Tx, session: Session, shown: readonly string[]) => Promise<void>,
): Promise<void> {
  return withTx(ctx, async (tx) => {
    for (const { sessionId, shown } of await listSessionsShowing(tx, jobIds))
      await tell(tx, found(await lockSession(tx, sessionId)), shown)
  })
}
