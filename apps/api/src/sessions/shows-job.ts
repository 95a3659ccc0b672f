import type { Ctx } from '../context.ts'
import { isInRunOfShow } from './segment-queries.ts'

/** Whether a job is in a session's run of show. */
export const isShownIn = (ctx: Ctx, sessionId: string, jobId: string): Promise<boolean> =>
  isInRunOfShow(ctx, sessionId, jobId)
