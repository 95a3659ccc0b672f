import type { Ctx } from '../context.ts'
import { findEmployerOfJob, hasSegmentOf, isInRunOfShow, listShownIn } from './segment-queries.ts'

/** Whether a job is in a session's run of show. */
export const isShownIn = (ctx: Ctx, sessionId: string, jobId: string): Promise<boolean> =>
  isInRunOfShow(ctx, sessionId, jobId)

/** Which of these jobs a session that was announced to the public shows or showed; null when there is no such session. */
export const jobsShownIn = (ctx: Ctx, sessionId: string, jobIds: readonly string[]): Promise<string[] | null> =>
  listShownIn(ctx, sessionId, jobIds)

/** Whose job it is that a session shows; null when it does not show it. */
export const employerOfJobIn = (ctx: Ctx, sessionId: string, jobId: string): Promise<string | null> =>
  findEmployerOfJob(ctx, sessionId, jobId)

/** Whether an employer has a segment in a session. */
export const isEmployerIn = (ctx: Ctx, sessionId: string, employerId: string): Promise<boolean> =>
  hasSegmentOf(ctx, sessionId, employerId)
