import { shanghaiDay } from '@zhibo/core/day'
import type { JobCard } from '@zhibo/core/jobs/schema'
import type { Ctx } from '../context.ts'
import { employerBriefs } from '../employers/in-force.ts'
import { toCard } from './card.ts'
import { type Job, type JobRevision, listJobs, listRevisions } from './queries.ts'

/** The cards of jobs as published now, by job; one that never was published has none. `state` says whether it is open. */
export async function cardsOf(ctx: Ctx, jobIds: readonly string[]): Promise<Map<string, JobCard>> {
  const jobs = await listJobs(ctx, [...new Set(jobIds)])
  const revisions = await listRevisions(
    ctx,
    jobs.flatMap((job) => job.published_revision_id ?? []),
  )
  return new Map((await cards(ctx, jobs, revisions)).map((card) => [card.id, card]))
}

/** The cards of revisions as somebody saw them once, by revision; what is remaining and whether it is open are of now. */
export async function cardsOfRevisions(ctx: Ctx, revisionIds: readonly string[]): Promise<Map<string, JobCard>> {
  const revisions = await listRevisions(ctx, [...new Set(revisionIds)])
  const jobs = await listJobs(
    ctx,
    revisions.map((revision) => revision.job_id),
  )
  return new Map((await cards(ctx, jobs, revisions)).map((card) => [card.revisionId, card]))
}

/** One card for each revision. */
async function cards(ctx: Ctx, jobs: readonly Job[], revisions: readonly JobRevision[]): Promise<JobCard[]> {
  const today = shanghaiDay(ctx.clock())
  const byId = new Map(jobs.map((job) => [job.id, job]))
  const employers = await employerBriefs(
    ctx,
    jobs.map((job) => job.employer_id),
  )
  return revisions.map((revision) => {
    const job = byId.get(revision.job_id)!
    return toCard(job, revision, employers.get(job.employer_id)!, today)
  })
}
