import type { Ctx } from '../context.ts'
import { withTx } from '../context.ts'
import { appendLiveEvent } from '../live/append.ts'
import { found } from '../problem.ts'
import { lockSession, updateSession } from './queries.ts'
import { listSessionsShowing } from './segment-queries.ts'

/**
 * Tells every room that shows one of these jobs that it can no longer be applied for; unpins it. Joins the caller's
 * transaction. Ask once for all jobs: the rooms are locked in order, and two callers in orders of their own would wait
 * for each other.
 */
export function jobsUnavailable(ctx: Ctx, jobIds: readonly string[]): Promise<void> {
  return withTx(ctx, async (tx) => {
    for (const { sessionId, shown } of await listSessionsShowing(tx, jobIds)) {
      const session = found(await lockSession(tx, sessionId))
      if (session.pinned_job_id !== null && shown.includes(session.pinned_job_id))
        await updateSession(tx, sessionId, { pinned_job_id: null })
      for (const jobId of shown) await appendLiveEvent(tx, sessionId, { type: 'job.unavailable', jobId })
    }
  })
}

/** Tells every room that shows a job how many places are left. Joins the caller's transaction. */
export function jobRemaining(ctx: Ctx, jobId: string, remaining: number): Promise<void> {
  return withTx(ctx, async (tx) => {
    for (const { sessionId } of await listSessionsShowing(tx, [jobId]))
      await appendLiveEvent(tx, sessionId, { type: 'job.remaining', jobId, remaining })
  })
}
