import { ruleSetOn } from '@zhibo/core/employers/rule-set'
import { type EmployerFile, type EmployerVerificationView, licensedKinds } from '@zhibo/core/employers/schema'
import { shanghaiDay } from '@zhibo/core/day'
import type { Ctx } from '../context.ts'
import { found } from '../problem.ts'
import { approvalOf } from '../reviews/approval.ts'
import { stationNames } from '../stations/names.ts'
import { isInForceAt } from './in-force.ts'
import { findEmployer, findRevision } from './queries.ts'

/** What the badge opens, for everybody: who checked what, when and until when, by which rules. No note, and nobody's name. */
export async function employerVerification(ctx: Ctx, employerId: string): Promise<EmployerVerificationView> {
  const employer = await findEmployer(ctx, employerId)
  const { id: revisionId, content: file } = await findRevision(ctx, found(employer.approved_revision_id))
  const { at, checkedBy, signedBy, onAppeal } = await approvalOf(ctx, 'employer', employerId, revisionId)
  const { from, bases } = ruleSetOn(shanghaiDay(at))
  return {
    employerId,
    name: employer.name,
    stationName: (await stationNames(ctx)).get(employer.station_id) ?? '',
    inForce: isInForceAt(employer, ctx.clock()),
    verifiedAt: at.toISOString(),
    verifiedUntil: found(employer.approved_until).toISOString(),
    checkedBy,
    signedBy,
    onAppeal,
    checked: [
      { part: 'qualification', of: papersOf(file) },
      { part: 'rules', of: file.rulesOriginalIds.length > 0 ? ['sheet', 'originals'] : ['sheet'] },
    ],
    permit: file.hrLicenceNo === '' ? null : { no: file.hrLicenceNo, expires: file.hrLicenceExpires },
    ruleSet: { from, bases: [...bases] },
  }
}

/** What was looked at, by name. */
const papersOf = (file: EmployerFile): string[] => [
  'creditCode',
  'licence',
  ...(licensedKinds.includes(file.kind) ? ['permit'] : []),
  ...(file.authorisationId === null ? [] : ['authorisation']),
]
