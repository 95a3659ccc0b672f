import { shanghaiDay } from '@zhibo/core/day'
import type { JobContent } from '@zhibo/core/jobs/schema'
import type { Tx } from '../context.ts'
import { employerBriefs } from '../employers/in-force.ts'
import { AppError, found } from '../problem.ts'
import { findRevision, holdJob } from './queries.ts'

/** A job held open until commit, in the revision the seeker saw. */
export interface OpenJob {
  id: string
  revisionId: string
  employerId: string
  employerName: string
  stationId: string
  content: JobContent
}

/**
 * Holds a job as it is until commit. Refuses with `job_full`, `job_not_in_force`, `employer_not_in_force`, or
 * `job_changed` when another revision is published than the one the seeker saw.
 */
export async function openJobForApplication(tx: Tx, jobId: string, revisionId: string): Promise<OpenJob> {
  const job = await holdJob(tx, jobId)
  if (job.state === 'full') throw new AppError('job_full', { details: { jobId } })
  const past = job.valid_until !== null && job.valid_until < shanghaiDay(tx.clock())
  if (job.state !== 'published' || past) throw new AppError('job_not_in_force', { details: { jobId } })
  const employer = found((await employerBriefs(tx, [job.employer_id])).get(job.employer_id))
  if (!employer.inForce) throw new AppError('employer_not_in_force', { details: { jobId } })
  if (job.published_revision_id !== revisionId) throw new AppError('job_changed', { details: { jobId } })
  const { content } = await findRevision(tx, revisionId)
  return { id: jobId, revisionId, employerId: employer.id, employerName: employer.name, stationId: employer.stationId, content }
}
