import { shanghaiDay } from '@zhibo/core/day'
import { jobLifecycle } from '@zhibo/core/jobs/lifecycle'
import type { Tx } from '../context.ts'
import { employerBriefs } from '../employers/in-force.ts'
import { stateAfter } from '../lifecycle.ts'
import { AppError } from '../problem.ts'
import type { ReviewCase, ReviewSubjectHandler } from '../reviews/subject.ts'
import { jobsUnavailable } from '../sessions/job-news.ts'
import { findJob, findRevision, type Job, lockJob, updateJob } from './queries.ts'

/** A job before the reviewers: the job itself and its pay. */
export const jobSubject: ReviewSubjectHandler = {
  async lock(tx, jobId) {
    await lockJob(tx, jobId)
  },

  async describe(ctx, reviewCase) {
    const job = await findJob(ctx, reviewCase.subject_id)
    const revision = await findRevision(ctx, reviewCase.revision_id)
    const published = job.published_revision_id ? await findRevision(ctx, job.published_revision_id) : null
    return {
      content: revision.content,
      approvedContent: published && published.number < revision.number ? published.content : null,
      employerName: (await employerBriefs(ctx, [job.employer_id])).get(job.employer_id)?.name ?? null,
      evidence: [],
    }
  },

  async applyDecision(tx, reviewCase, outcome) {
    const job = await lockJob(tx, reviewCase.subject_id)
    switch (outcome) {
      case 'approve':
      case 'overturn':
        return publish(tx, job, reviewCase, outcome)
      case 'return':
      case 'reject':
        // A newer revision that fails leaves the published one as it is.
        if (job.state === 'in_review') await move(tx, job, outcome)
        return
      case 'suspend':
        requirePublished(job, reviewCase)
        await move(tx, job, 'suspend')
        return jobsUnavailable(tx, [job.id])
      case 'reinstate':
        requirePublished(job, reviewCase)
        return move(tx, job, 'reinstate')
    }
  },
}

async function publish(tx: Tx, job: Job, reviewCase: ReviewCase, outcome: 'approve' | 'overturn'): Promise<void> {
  const { content } = await findRevision(tx, reviewCase.revision_id)
  if (content.validUntil < shanghaiDay(tx.clock())) throw new AppError('job_not_in_force')
  const published = stateAfter(jobLifecycle, job.state, outcome, 'review')
  const full = job.hired >= content.headcount
  await updateJob(tx, job.id, {
    state: full ? stateAfter(jobLifecycle, published, 'fill', 'system') : published,
    version: job.version + 1,
    published_revision_id: reviewCase.revision_id,
    published_at: tx.clock(),
    title: content.title,
    trade: content.trade,
    scheme: content.pay.scheme,
    benefits: content.benefits,
    headcount: content.headcount,
    valid_until: content.validUntil,
  })
}

async function move(tx: Tx, job: Job, action: 'return' | 'reject' | 'suspend' | 'reinstate'): Promise<void> {
  const state = stateAfter(jobLifecycle, job.state, action, 'review')
  await updateJob(tx, job.id, { state, version: job.version + 1 })
}

/** Only the case whose revision is published can take it down. */
function requirePublished(job: Job, reviewCase: ReviewCase): void {
  if (job.published_revision_id !== reviewCase.revision_id) throw new AppError('not_from_here')
}
