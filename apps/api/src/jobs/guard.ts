import type { EmployerBrief } from '../employers/in-force.ts'
import { employerBriefs } from '../employers/in-force.ts'
import { requireMember, requirePerson, type PersonActor } from '../actor.ts'
import type { Tx } from '../context.ts'
import { AppError, found } from '../problem.ts'
import { type Job, lockJob } from './queries.ts'

/** A job locked for one of its employer's own people, at the version they saw. Somebody else's job is as good as unknown. */
export async function lockOwnJob(
  tx: Tx,
  jobId: string,
  expectedVersion: number,
): Promise<{ job: Job; employer: EmployerBrief; member: PersonActor }> {
  requirePerson(tx.actor)
  const job = await lockJob(tx, jobId)
  const member = requireMember(tx.actor, job.employer_id)
  if (job.version !== expectedVersion) throw new AppError('stale_version')
  return { job, member, employer: found((await employerBriefs(tx, [job.employer_id])).get(job.employer_id)) }
}
