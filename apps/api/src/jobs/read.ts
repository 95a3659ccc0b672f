import { shanghaiDay } from '@zhibo/core/day'
import { mayAt } from '@zhibo/core/identity/policy'
import type { JobCard, JobFileView, JobPublicView, JobSearch, JobView } from '@zhibo/core/jobs/schema'
import { jobStatesOutOfSight } from '@zhibo/core/jobs/sight'
import { requireInsider, requirePerson } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { employerBriefs } from '../employers/in-force.ts'
import { AppError, found } from '../problem.ts'
import { returnedRevisionOf } from '../reviews/standing.ts'
import { cardsOf } from './cards.ts'
import { findJob, findRevision, listJobsOf, searchOpenJobs } from './queries.ts'
import { toPublicView, toView, toViews } from './views.ts'

/** The jobs anyone may find, newest first. */
export async function searchJobs(ctx: Ctx, search: JobSearch): Promise<JobCard[]> {
  const jobs = await searchOpenJobs(ctx, shanghaiDay(ctx.clock()), search)
  const cards = await cardsOf(
    ctx,
    jobs.map((job) => job.id),
  )
  return jobs.map((job) => cards.get(job.id)!)
}

/** One job as published. What was taken down, or whose employer is not in force, is gone: 404. */
export async function publicJob(ctx: Ctx, jobId: string): Promise<JobPublicView> {
  const card = found((await cardsOf(ctx, [jobId])).get(jobId))
  if (jobStatesOutOfSight.includes(card.state)) throw new AppError('not_found')
  const { content } = await findRevision(ctx, card.revisionId)
  return toPublicView(card, content)
}

/** The jobs of the employers the actor acts for, or of one of them; the newest 200. */
export async function myJobs(ctx: Ctx, employerId: string | undefined): Promise<JobView[]> {
  const { memberships } = employerId ? requireInsider(ctx.actor, employerId) : requirePerson(ctx.actor)
  const employerIds = employerId ? [employerId] : memberships.map((membership) => membership.employerId)
  return toViews(ctx, await listJobsOf(ctx, employerIds, 200))
}

/** A job with its draft, for its employer's own people and the reviewers of its station. */
export async function jobFile(ctx: Ctx, jobId: string): Promise<JobFileView> {
  const person = requirePerson(ctx.actor)
  const job = await findJob(ctx, jobId)
  const { stationId } = found((await employerBriefs(ctx, [job.employer_id])).get(job.employer_id))
  if (!mayAt(person.grants, 'review.read', stationId)) requireInsider(person, job.employer_id)
  const view = await toView(ctx, job)
  const returned = returnedRevisionOf(view)
  return { ...view, returnedContent: returned === null ? null : (await findRevision(ctx, returned)).content }
}
