import { jobLifecycle } from '@zhibo/core/jobs/lifecycle'
import type { JobState, JobView, StepJob } from '@zhibo/core/jobs/schema'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, type Tx, withTx } from '../context.ts'
import type { EmployerBrief } from '../employers/in-force.ts'
import { stateAfter } from '../lifecycle.ts'
import { AppError } from '../problem.ts'
import { standingOf } from '../reviews/standing.ts'
import { jobsUnavailable } from '../sessions/job-news.ts'
import { lockOwnJob } from './guard.ts'
import { type Job, updateJob } from './queries.ts'
import { settled } from './settle.ts'
import { tellIfBack } from './tell-rooms.ts'
import { toView } from './views.ts'

type MemberStep = 'stop' | 'reopen' | 'withdraw' | 'confirm'

/** Stops taking people for now, until reopened (停招). */
export const stopJob = (ctx: Ctx, jobId: string, input: StepJob): Promise<JobView> => step(ctx, jobId, 'stop', input)

/**
 * Takes people again for a job that was stopped, or, as it was approved, for one that was paused for an edit that offers
 * less and came back. Refuses while a newer revision of it waits for a reviewer.
 */
export const reopenJob = (ctx: Ctx, jobId: string, input: StepJob): Promise<JobView> =>
  step(ctx, jobId, 'reopen', input)

/** Takes a job down for good. Refuses while a reviewer has it. */
export const withdrawJob = (ctx: Ctx, jobId: string, input: StepJob): Promise<JobView> =>
  step(ctx, jobId, 'withdraw', input)

/** Says that a job still stands as it is written: it stays, or comes back into sight. */
export const confirmJob = (ctx: Ctx, jobId: string, input: StepJob): Promise<JobView> =>
  step(ctx, jobId, 'confirm', input)

function step(ctx: Ctx, jobId: string, action: MemberStep, { expectedVersion }: StepJob): Promise<JobView> {
  return withTx(ctx, async (tx) => {
    const { job, employer } = await lockOwnJob(tx, jobId, expectedVersion)
    const to = stateAfter(jobLifecycle, job.suspended_at ? 'suspended' : job.state, action, 'member')
    if (action === 'reopen' || action === 'withdraw') await refuseWhileLookedAt(tx, jobId)
    const after = await updateJob(tx, jobId, { ...changes(tx, job, employer, to), version: job.version + 1 })
    await tellRooms(tx, job, after)
    await recordAudit(
      tx,
      `job.${recorded[action]}`,
      { kind: 'job', id: jobId },
      { stationId: employer.stationId, detail: { from: job.state, to: after.state } },
    )
    return toView(tx, after)
  })
}

const recorded = { stop: 'stopped', reopen: 'reopened', withdraw: 'withdrawn', confirm: 'confirmed' } as const

/** Putting a job up is saying that it stands; what is past its day, or of nobody in force, cannot be put up. */
function changes(tx: Tx, job: Job, employer: EmployerBrief, to: JobState) {
  if (to !== 'published') return { state: to, confirm_by: null }
  const state = settled(tx, to, job)
  if (state === 'expired') throw new AppError('job_not_in_force')
  if (!employer.inForce) throw new AppError('employer_not_in_force')
  return { state, confirmed_at: tx.clock(), confirm_by: null }
}

async function refuseWhileLookedAt(tx: Tx, jobId: string): Promise<void> {
  if ((await standingOf(tx, 'job', jobId)).openCaseId !== null) throw new AppError('already_open')
}

/** Rooms that show the job hear that it is gone, or back. */
async function tellRooms(tx: Tx, before: Job, after: Job): Promise<void> {
  if (before.state === 'published' && after.state !== 'published') await jobsUnavailable(tx, [after.id])
  else await tellIfBack(tx, before, after)
}
