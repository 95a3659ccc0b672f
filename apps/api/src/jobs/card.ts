import { checkPay } from '@zhibo/core/checks/pay'
import { intakeToShow } from '@zhibo/core/jobs/intake'
import type { JobCard, JobContent, JobState } from '@zhibo/core/jobs/schema'
import type { EmployerBrief } from '../employers/in-force.ts'
import type { Job, JobRevision } from './queries.ts'

/** The card of one revision of a job, with what the pay scheme lawfully comes to. */
export function toCard(job: Job, { id, content }: JobRevision, employer: EmployerBrief, today: string): JobCard {
  const sums = checkPay(content, null)
  return {
    id: job.id,
    revisionId: id,
    employerId: employer.id,
    employerName: employer.name,
    verifiedUntil: employer.verifiedUntil?.toISOString() ?? null,
    ...shown(content),
    pay: payShown(content),
    remaining: Math.max(0, content.headcount - job.hired),
    lawfulMonthlyFloorFen: sums.lawfulMonthlyFloorFen,
    lawfulWithOvertimeFen: sums.lawfulWithOvertimeFen,
    state: stateShown(job, employer, today),
  }
}

/** What is on the card as it was written. */
const shown = ({ title, trade, place, shift, hours, insurance, benefits, validUntil }: JobContent) => ({
  title,
  trade,
  place,
  shift,
  hours,
  insurance,
  benefits,
  validUntil,
})

/** A card has no room for the table of operations; of the last intake it tells what enough people stand behind. */
const payShown = ({ pay }: JobContent): JobCard['pay'] => ({
  scheme: pay.scheme,
  baseFen: pay.baseFen,
  floorFen: pay.floorFen,
  pieceRateMilliyuan: pay.pieceRateMilliyuan,
  piecesPerHour: pay.piecesPerHour,
  advertisedMinFen: pay.advertisedMinFen,
  advertisedMaxFen: pay.advertisedMaxFen,
  payDay: pay.payDay,
  lastIntake: intakeToShow(pay.lastIntake),
})

/** Whether a job is open follows from its employer's standing and the day, also before any sweep has written it down. */
export function stateShown(job: Job, employer: EmployerBrief, today: string): JobState {
  if (job.suspended_at !== null) return 'suspended'
  if (job.state !== 'published' && job.state !== 'full') return job.state
  if (!employer.inForce) return 'paused'
  if (job.valid_until !== null && job.valid_until < today) return 'expired'
  return job.state
}
