import type { Ctx } from '../context.ts'
import { findJob } from './queries.ts'

/** The employer a job belongs to; 404 when there is no such job. */
export async function employerOfJob(ctx: Ctx, jobId: string): Promise<string> {
  return (await findJob(ctx, jobId)).employer_id
}
