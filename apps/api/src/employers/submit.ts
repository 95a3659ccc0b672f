import type { NamedFinding } from '@zhibo/core/checks/named-finding'
import { checkFile } from '@zhibo/core/employers/check-file'
import type { FileFinding } from '@zhibo/core/employers/finding'
import { employerLifecycle, employerStatesInForce, mayMendFile } from '@zhibo/core/employers/lifecycle'
import {
  EmployerFile,
  type EmployerState,
  type EmployerView,
  licensedKinds,
  type Submit,
} from '@zhibo/core/employers/schema'
import { requireMember } from '../actor.ts'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { AppError } from '../problem.ts'
import { stateAfter } from '../lifecycle.ts'
import { objectedIn, partForbidden } from '../reviews/objections.ts'
import { openReview } from '../reviews/open.ts'
import { refuseBlacklisted } from './notes.ts'
import { lockOwn } from './own.ts'
import { type Employer, insertRevision, updateEmployer } from './queries.ts'
import { toView } from './views.ts'

/** Hands the file in: fixes it as a revision and puts it before the reviewers of the employer's station. */
export async function submitEmployer(
  ctx: Ctx,
  employerId: string,
  { expectedVersion, objections }: Submit,
): Promise<EmployerView> {
  requireMember(ctx.actor, employerId)
  return withTx(ctx, async (tx) => {
    const { employer, me } = await lockOwn(tx, employerId)
    if (employer.state === 'in_review') throw new AppError('already_open')
    if (employer.version !== expectedVersion) throw new AppError('stale_version')
    const state = stateOnSubmission(employer.state)
    const before = await toView(tx, employer)
    if (!mayMendFile(before)) throw new AppError(before.blacklisted ? 'blacklisted' : 'not_from_here')
    const { file, objected } = complete(employer, tx.clock(), objections)
    // What begins anew after a rejection hides behind no other code.
    if (employer.state === 'rejected') await refuseBlacklisted(tx, employerId, file.creditCode)

    const revision = await insertRevision(tx, employerId, file, me.person_id)
    const reviewCase = await openReview(tx, {
      subject: 'employer',
      subjectId: employerId,
      revisionId: revision.id,
      revisionNumber: revision.number,
      employerId,
      stationId: employer.station_id,
      title: file.name,
      objections: objected,
    })
    const submitted = await updateEmployer(tx, employerId, {
      state,
      version: employer.version + 1,
      // Until a revision is in force, the employer goes by the name it last handed in.
      ...(employer.approved_revision_id ? {} : { name: file.name, credit_code: file.creditCode }),
    })
    await recordAudit(
      tx,
      'employer.submitted',
      { kind: 'employer', id: employerId },
      {
        stationId: employer.station_id,
        detail: { revision: revision.id, case: reviewCase.id, ...objectedIn(objected) },
      },
    )
    return toView(tx, submitted)
  })
}

function stateOnSubmission(state: EmployerState): EmployerState {
  if (employerStatesInForce.some((each) => each === state)) return state
  return stateAfter(employerLifecycle, state, 'submit', 'member')
}

/**
 * The draft as a whole file with what is objected to, or what is missing, has run out or is against the law, each at its
 * field. What is read from words alone may be objected to, and goes along for a reviewer to judge.
 */
function complete(
  { draft }: Employer,
  now: Date,
  objections: Submit['objections'],
): { file: EmployerFile; objected: NamedFinding[] } {
  const parsed = EmployerFile.safeParse(draft)
  const forbidden = checkFile(draft, now).filter((finding) => finding.action === 'block')
  const { objected, stopping: blocking } = partForbidden(forbidden, draft, objections)
  const issues = blocking.map(({ field, rule }) => ({
    code: 'custom' as const,
    path: field.split('.'),
    message: rule,
    input: undefined,
  }))
  if (!parsed.success) throw new AppError('draft_incomplete', { issues: [...parsed.error.issues, ...issues] })
  if (issues.length > 0) {
    const lacking = blocking.every(({ rule }) => incomplete.includes(rule))
    throw new AppError(lacking ? 'draft_incomplete' : 'blocked_by_checks', { issues, details: { findings: blocking } })
  }
  return { file: withoutStray(parsed.data), objected }
}

const incomplete: readonly FileFinding['rule'][] = [
  'permit_missing',
  'licence_lapsed',
  'licence_end_missing',
  'operator_missing',
  'authorisation_missing',
]

/** What was filled in for another kind of employer or operator says nothing about this one, and must not end its approval. */
function withoutStray(file: EmployerFile): EmployerFile {
  const licensed = licensedKinds.includes(file.kind)
  return {
    ...file,
    ...(licensed ? {} : { hrLicenceNo: '', hrLicenceExpires: null, permitPictureId: null }),
    ...(file.operatorIs === 'authorised' ? {} : { authorisationId: null }),
  }
}
