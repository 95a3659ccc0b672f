import type { Ctx } from '../context.ts'
import { listJobsOf } from './queries.ts'

/** The ids of an employer's published jobs, at most 1,000. */
export async function publishedJobsOf(ctx: Ctx, employerId: string): Promise<string[]> {
  const jobs = await listJobsOf(ctx, [employerId], 1000)
  return jobs.filter((job) => job.state === 'published' || job.state === 'full').map((job) => job.id)
}
