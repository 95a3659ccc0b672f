import type { Ctx } from '../context.ts'
import { findEmployerOfJob, findShowOfJobs, hasSegmentOf, isInRunOfShow, type ShowOfJobs } from './segment-queries.ts'

/** Whether a job is in a session's run of show. */
export const isShownIn = (ctx: Ctx, sessionId: string, jobId: string): Promise<boolean> =>
  isInRunOfShow(ctx, sessionId, jobId)

/** How a session stands, and which of these jobs it shows or showed; undefined when there is no such session. */
export const showOfJobs = (ctx: Ctx, sessionId: string, jobIds: readonly string[]): Promise<ShowOfJobs | undefined> =>
  findShowOfJobs(ctx, sessionId, jobIds)

/** Whose job it is that a session shows; null when it does not show it. */
export const employerOfJobIn = (ctx: Ctx, sessionId: string, jobId: string): Promise<string | null> =>
  findEmployerOfJob(ctx, sessionId, jobId)

/** Whether an employer has a segment in a session. */
export const isEmployerIn = (ctx: Ctx, sessionId: string, employerId: string): Promise<boolean> =>
  hasSegmentOf(ctx, sessionId, employerId)
