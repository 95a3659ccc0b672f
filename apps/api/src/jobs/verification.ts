import { endOfShanghaiDay, shanghaiDay } from '@zhibo/core/day'
import { ruleSetOn } from '@zhibo/core/employers/rule-set'
import { type VerificationStanding, verificationStanding } from '@zhibo/core/jobs/sight'
import { checkedOf, type JobVerificationView } from '@zhibo/core/jobs/verification'
import type { Ctx } from '../context.ts'
import { type EmployerBrief, employerBriefs } from '../employers/in-force.ts'
import { policyAsOf } from '../policy/policies.ts'
import { found } from '../problem.ts'
import { approvalOf } from '../reviews/approval.ts'
import { stationNames } from '../stations/names.ts'
import { stateShown } from './card.ts'
import { findJob, findRevision, type Job } from './queries.ts'

/**
 * What the badge opens, for everybody: who checked the job and its pay, when and until when, by which rules and rates. A
 * job that a lead suspended says so; one that was never published, or that its employer took out of sight, is not found.
 */
export async function jobVerification(ctx: Ctx, jobId: string): Promise<JobVerificationView> {
  const job = await findJob(ctx, jobId)
  const { id: revisionId, content } = await findRevision(ctx, found(job.published_revision_id))
  const employer = (await employerBriefs(ctx, [job.employer_id])).get(job.employer_id)!
  const standing = found(standingOf(ctx, job, employer))
  const approval = await approvalOf(ctx, 'job', jobId, revisionId)
  const { from, jobBases } = ruleSetOn(shanghaiDay(approval.at))
  return {
    jobId,
    title: content.title,
    employerId: employer.id,
    employerName: employer.name,
    stationName: (await stationNames(ctx)).get(employer.stationId) ?? '',
    standing,
    verifiedAt: approval.at.toISOString(),
    until: standing === 'in_force' ? untilOf(content.validUntil, employer) : null,
    checkedBy: approval.checkedBy,
    signedBy: approval.signedBy,
    onAppeal: approval.onAppeal,
    checked: checkedOf(content),
    minimumWage: await wageAsOf(ctx, approval.at),
    ruleSet: { from, bases: [...jobBases] },
    mendBy: standing === 'in_force' ? (approval.mendBy?.toISOString() ?? null) : null,
  }
}

/** The company's standing and the day count, also before any sweep has written them down; that it is out of force hides no suspension. */
function standingOf(ctx: Ctx, job: Job, employer: EmployerBrief): VerificationStanding | null {
  const own = verificationStanding(stateShown(job, { ...employer, inForce: true }, shanghaiDay(ctx.clock())))
  return own === 'in_force' && !employer.inForce ? 'over' : own
}

/** The job ends with its last day, and never later than its company's own verification. */
function untilOf(validUntil: string, { verifiedUntil }: EmployerBrief): JobVerificationView['until'] {
  const end = endOfShanghaiDay(validUntil)
  return verifiedUntil !== null && verifiedUntil < end
    ? { at: verifiedUntil.toISOString(), of: 'employer' }
    : { at: end.toISOString(), of: 'job' }
}

async function wageAsOf(ctx: Ctx, at: Date): Promise<JobVerificationView['minimumWage']> {
  const wage = await policyAsOf(ctx, 'minimum_wage', at)
  return wage && { from: wage.from, ...wage.value, documentNo: wage.documentNo, confirmed: wage.confirmed }
}
