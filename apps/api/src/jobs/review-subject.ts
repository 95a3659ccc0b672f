import { shanghaiDay } from '@zhibo/core/day'
import { jobLifecycle } from '@zhibo/core/jobs/lifecycle'
import type { Tx } from '../context.ts'
import { employerBriefs } from '../employers/in-force.ts'
import { tellOwners } from '../employers/tell-owners.ts'
import { stateAfter } from '../lifecycle.ts'
import { AppError } from '../problem.ts'
import type { ReviewCase, ReviewSubjectHandler } from '../reviews/subject.ts'
import { jobReinstated, jobSuspended } from '../sessions/job-news.ts'
import { findJob, findRevision, type Job, listRevisionsInForce, lockJob, updateJob } from './queries.ts'
import { settled } from './settle.ts'
import { tellIfBack } from './tell-rooms.ts'

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

  inForceAmong: (ctx, revisionIds) => listRevisionsInForce(ctx, shanghaiDay(ctx.clock()), revisionIds),

  async applyDecision(tx, reviewCase, outcome) {
    const job = await lockJob(tx, reviewCase.subject_id)
    switch (outcome) {
      case 'approve':
      case 'overturn':
        return publish(tx, job, reviewCase, outcome)
      case 'return':
      case 'reject':
        if (job.state === 'in_review') await move(tx, job, outcome)
        // A newer revision that fails leaves the published one as it is; what was paused for it stands again.
        else if (job.state === 'paused' && outcome === 'reject') await restore(tx, job)
        return
      case 'suspend':
        return suspend(tx, job, reviewCase)
      case 'reinstate':
        return reinstate(tx, job)
    }
  },
}

async function publish(tx: Tx, job: Job, reviewCase: ReviewCase, outcome: 'approve' | 'overturn'): Promise<void> {
  const { content } = await findRevision(tx, reviewCase.revision_id)
  if (content.validUntil < shanghaiDay(tx.clock())) throw new AppError('job_not_in_force')
  const state = stateAfter(jobLifecycle, job.state, job.state === 'stopped' ? 'renew' : outcome, 'review')
  const { headcount, validUntil: valid_until } = content
  const published = await updateJob(tx, job.id, {
    state: settled(tx, state, { hired: job.hired, headcount, valid_until }),
    version: job.version + 1,
    confirmed_at: tx.clock(),
    confirm_by: null,
    published_revision_id: reviewCase.revision_id,
    published_at: tx.clock(),
    title: content.title,
    trade: content.trade,
    scheme: content.pay.scheme,
    benefits: content.benefits,
    headcount,
    valid_until,
  })
  await tellIfBack(tx, job, published)
}

/** Its employer may mend a returned edit, or go on as approved; a rejected one is over, and what was approved is offered again. */
async function restore(tx: Tx, job: Job): Promise<void> {
  const state = settled(tx, stateAfter(jobLifecycle, job.state, 'restore', 'review'), job)
  const restored = await updateJob(tx, job.id, { state, version: job.version + 1 })
  if (await tellIfBack(tx, job, restored)) await tellOwners(tx, job.employer_id, 'job_restored', { job: job.title })
}

/** Lies over the state, which is kept: what an edit or a hire does to it meanwhile shows when it is lifted. */
async function suspend(tx: Tx, job: Job, reviewCase: ReviewCase): Promise<void> {
  requirePublished(job, reviewCase)
  stateAfter(jobLifecycle, job.suspended_at ? 'suspended' : job.state, 'suspend', 'review')
  await updateJob(tx, job.id, { suspended_at: tx.clock(), version: job.version + 1 })
  await jobSuspended(tx, job.id, job.title)
}

/** The case that suspended the job lifts that, whatever was approved since. Nobody could confirm the job meanwhile. */
async function reinstate(tx: Tx, job: Job): Promise<void> {
  if (job.suspended_at === null) throw new AppError('not_from_here')
  const lifted = await updateJob(tx, job.id, {
    suspended_at: null,
    state: settled(tx, job.state, job),
    confirmed_at: tx.clock(),
    confirm_by: null,
    version: job.version + 1,
  })
  await jobReinstated(tx, job.id, job.title)
  await tellIfBack(tx, job, lifted)
}

async function move(tx: Tx, job: Job, action: 'return' | 'reject'): Promise<void> {
  const state = stateAfter(jobLifecycle, job.state, action, 'review')
  await updateJob(tx, job.id, { state, version: job.version + 1 })
}

/** Only the case whose revision is published can take it down. */
function requirePublished(job: Job, reviewCase: ReviewCase): void {
  if (job.published_revision_id !== reviewCase.revision_id) throw new AppError('not_from_here')
}
