import type { JobCard, JobContent, JobPublicView, JobView } from '@zhibo/core/jobs/schema'
import { countApplications } from '../applications/count.ts'
import type { Ctx } from '../context.ts'
import { standingsOf } from '../reviews/standing.ts'
import type { Job } from './queries.ts'

export async function toViews(ctx: Ctx, jobs: readonly Job[]): Promise<JobView[]> {
  const ids = jobs.map((job) => job.id)
  const standings = await standingsOf(ctx, 'job', ids)
  const applications = await countApplications(ctx, ids)
  return jobs.map((job) => ({
    id: job.id,
    employerId: job.employer_id,
    state: job.suspended_at ? 'suspended' : job.state,
    version: job.version,
    draft: job.draft,
    publishedRevisionId: job.published_revision_id,
    remaining: job.published_revision_id ? Math.max(0, job.headcount - job.hired) : null,
    confirmBy: job.confirm_by?.toISOString() ?? null,
    ...(applications.get(job.id) ?? { applications: 0, unanswered: 0 }),
    ...standings.get(job.id)!,
  }))
}

export const toView = async (ctx: Ctx, job: Job): Promise<JobView> => (await toViews(ctx, [job]))[0]!

/** The card with the whole text. */
export const toPublicView = (
  card: JobCard,
  { description, conditions, employment, contractMonths, probationMonths, probationPayPercent, pay }: JobContent,
): JobPublicView => ({
  ...card,
  operations: pay.operations,
  description,
  conditions,
  employment,
  contractMonths,
  probationMonths,
  probationPayPercent,
})
