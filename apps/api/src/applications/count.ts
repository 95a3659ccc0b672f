import type { Ctx } from '../context.ts'
import { countByJob } from './queries.ts'

/** How many have applied for each job and not withdrawn; a job without any is not in it. */
export async function countApplications(ctx: Ctx, jobIds: readonly string[]): Promise<Map<string, number>> {
  if (jobIds.length === 0) return new Map()
  return new Map((await countByJob(ctx, jobIds)).map((row) => [row.job_id, row.applications]))
}
