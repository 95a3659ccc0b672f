import { shanghaiDay } from '@zhibo/core/day'
import type { Ctx, Tx } from '../context.ts'
import { employerBriefs } from '../employers/in-force.ts'
import { found } from '../problem.ts'
import { type JobBack, jobsAvailable } from '../sessions/job-news.ts'
import { stateShown } from './card.ts'
import { type Job, listJobsOf } from './queries.ts'

/** Rooms that show a job hear that it can be applied for again, where it could not before. Says whether that is so. */
export async function tellIfBack(tx: Tx, before: Job, after: Job): Promise<boolean> {
  const [open] = await openAmong(tx, after.employer_id, [after])
  if (!open || (await openAmong(tx, before.employer_id, [before])).length > 0) return false
  await jobsAvailable(tx, [open])
  return true
}

/** The jobs of an employer that anyone may apply for now, at most 1,000. */
export const openJobsOf = async (ctx: Ctx, employerId: string): Promise<JobBack[]> =>
  openAmong(ctx, employerId, await listJobsOf(ctx, [employerId], 1000))

async function openAmong(ctx: Ctx, employerId: string, jobs: readonly Job[]): Promise<JobBack[]> {
  const employer = found((await employerBriefs(ctx, [employerId])).get(employerId))
  const today = shanghaiDay(ctx.clock())
  return jobs
    .filter((job) => stateShown(job, employer, today) === 'published')
    .map(({ id, headcount, hired }) => ({ jobId: id, remaining: Math.max(0, headcount - hired) }))
}
