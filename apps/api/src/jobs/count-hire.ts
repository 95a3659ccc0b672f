import { jobLifecycle } from '@zhibo/core/jobs/lifecycle'
import type { Tx } from '../context.ts'
import { stateAfter } from '../lifecycle.ts'
import { jobRemaining, jobsUnavailable } from '../sessions/job-news.ts'
import { lockJob, updateJob } from './queries.ts'
import { tellIfBack } from './tell-rooms.ts'

/** Counts somebody who was hired. The last place makes the job full; a hire beyond it is a fact all the same. */
export async function countHire(tx: Tx, jobId: string): Promise<void> {
  const job = await lockJob(tx, jobId)
  const hired = job.hired + 1
  const fills = hired >= job.headcount && job.state === 'published'
  const state = fills ? stateAfter(jobLifecycle, job.state, 'fill', 'system') : job.state
  await updateJob(tx, jobId, { hired, state })
  await jobRemaining(tx, jobId, Math.max(0, job.headcount - hired))
  if (fills) await jobsUnavailable(tx, [jobId])
}

/** Gives a place back that somebody had taken and left. A job that was full takes people again. */
export async function uncountHire(tx: Tx, jobId: string): Promise<void> {
  const job = await lockJob(tx, jobId)
  const hired = Math.max(0, job.hired - 1)
  const frees = job.state === 'full' && hired < job.headcount
  const state = frees ? stateAfter(jobLifecycle, job.state, 'free', 'system') : job.state
  const after = await updateJob(tx, jobId, {
    hired,
    state,
    ...(frees ? { confirmed_at: tx.clock(), confirm_by: null } : {}),
  })
  await jobRemaining(tx, jobId, Math.max(0, job.headcount - hired))
  await tellIfBack(tx, job, after)
}
