import { jobLifecycle } from '@zhibo/core/jobs/lifecycle'
import type { Tx } from '../context.ts'
import { stateAfter } from '../lifecycle.ts'
import { AppError } from '../problem.ts'
import { lockJob, updateJob } from './queries.ts'

/** Fills one place of a job; the last one makes it full. Refuses with `job_full` when there is none left. */
export async function takePlace(tx: Tx, jobId: string): Promise<void> {
  const job = await lockJob(tx, jobId)
  if (job.hired >= job.headcount) throw new AppError('job_full', { details: { jobId } })
  const hired = job.hired + 1
  const fills = hired === job.headcount && job.state === 'published'
  const state = fills ? stateAfter(jobLifecycle, job.state, 'fill', 'system') : job.state
  await updateJob(tx, jobId, { hired, state })
}

/** Gives a place back; a full job is open again. */
export async function givePlace(tx: Tx, jobId: string): Promise<void> {
  const job = await lockJob(tx, jobId)
  if (job.hired === 0) throw new AppError('not_from_here')
  const state = job.state === 'full' ? stateAfter(jobLifecycle, job.state, 'free', 'system') : job.state
  await updateJob(tx, jobId, { hired: job.hired - 1, state })
}
