import type { Ctx } from '../context.ts'
import { countByJob } from './queries.ts'

export interface ApplicationCounts {
  applications: number
  /** Those among them to whom the employer still owes an answer. */
  unanswered: number
}

/** How many have applied for each job and not withdrawn; a job without any is not in it. */
export async function countApplications(ctx: Ctx, jobIds: readonly string[]): Promise<Map<string, ApplicationCounts>> {
  if (jobIds.length === 0) return new Map()
  return new Map((await countByJob(ctx, jobIds)).map(({ job_id, ...counts }) => [job_id, counts]))
}
