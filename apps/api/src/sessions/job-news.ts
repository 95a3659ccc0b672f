import type { Ctx } from '../context.ts'
import { withTx } from '../context.ts'
import { appendLiveEvent } from '../live/append.ts'
import { found } from '../problem.ts'
import { lockSession, updateSession } from './queries.ts'
import { listSessionsShowing } from './segment-queries.ts'

/** Tells every room that shows a job that it can no longer be applied for; unpins it. Joins the caller's transaction. */
export function jobUnavailable(ctx: Ctx, jobId: string): Promise<void> {
  return withTx(ctx, async (tx) => {
    for (const sessionId of await listSessionsShowing(tx, jobId)) {
      const session = found(await lockSession(tx, sessionId))
      if (session.pinned_job_id === jobId) await updateSession(tx, sessionId, { pinned_job_id: null })
      await appendLiveEvent(tx, sessionId, { type: 'job.unavailable', jobId })
    }
  })
}

/** Tells every room that shows a job how many places are left. Joins the caller's transaction. */
export function jobRemaining(ctx: Ctx, jobId: string, remaining: number): Promise<void> {
  return withTx(ctx, async (tx) => {
    for (const sessionId of await listSessionsShowing(tx, jobId))
      await appendLiveEvent(tx, sessionId, { type: 'job.remaining', jobId, remaining })
  })
}
