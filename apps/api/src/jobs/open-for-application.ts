import { shanghaiDay } from '@zhibo/core/day'
import type { JobCard } from '@zhibo/core/jobs/schema'
import type { Tx } from '../context.ts'
import { employerBriefs } from '../employers/in-force.ts'
import { AppError, found } from '../problem.ts'
import { toCard } from './card.ts'
import { holdJobs, listRevisions } from './queries.ts'

/** A job held open until commit, in the revision the seeker saw. */
export interface OpenJob {
  card: JobCard
  stationId: string
}

/**
 * Holds jobs as they are until commit, in the order asked for. Refuses with `job_full`, `job_not_in_force`,
 * `employer_not_in_force`, or `job_changed` when another revision is published than the one the seeker saw.
 */
export async function openJobsForApplication(
  tx: Tx,
  wanted: readonly { jobId: string; revisionId: string }[],
): Promise<OpenJob[]> {
  const jobs = new Map(
    (
      await holdJobs(
        tx,
        wanted.map(({ jobId }) => jobId),
      )
    ).map((job) => [job.id, job]),
  )
  const employers = await employerBriefs(
    tx,
    [...jobs.values()].map((job) => job.employer_id),
  )
  const revisions = await listRevisions(
    tx,
    wanted.map(({ revisionId }) => revisionId),
  )
  const today = shanghaiDay(tx.clock())
  return wanted.map(({ jobId, revisionId }) => {
    const job = found(jobs.get(jobId))
    if (job.state === 'full' && job.suspended_at === null) throw new AppError('job_full', { details: { jobId } })
    const past = job.valid_until !== null && job.valid_until < today
    if (job.state !== 'published' || job.suspended_at !== null || past)
      throw new AppError('job_not_in_force', { details: { jobId } })
    const employer = found(employers.get(job.employer_id))
    if (!employer.inForce) throw new AppError('employer_not_in_force', { details: { jobId } })
    const revision = revisions.find(({ id }) => id === job.published_revision_id)
    if (revision?.id !== revisionId) throw new AppError('job_changed', { details: { jobId } })
    return { card: toCard(job, revision, employer, today), stationId: employer.stationId }
  })
}
