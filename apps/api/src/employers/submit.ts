import { employerLifecycle, employerStatesInForce } from '@zhibo/core/employers/lifecycle'
import { EmployerFile, type EmployerState, type EmployerView, type Submit } from '@zhibo/core/employers/schema'
import { lapsedLicences } from '@zhibo/core/employers/validity'
import { requireMember } from '../actor.ts'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { AppError } from '../problem.ts'
import { stateAfter } from '../lifecycle.ts'
import { openReview } from '../reviews/open.ts'
import { type Employer, insertRevision, lockEmployer, updateEmployer } from './queries.ts'
import { toView } from './views.ts'

/** Hands the file in: fixes it as a revision and puts it before the reviewers of the employer's station. */
export async function submitEmployer(ctx: Ctx, employerId: string, { expectedVersion }: Submit): Promise<EmployerView> {
  const member = requireMember(ctx.actor, employerId)
  return withTx(ctx, async (tx) => {
    const employer = await lockEmployer(tx, employerId)
    if (employer.state === 'in_review') throw new AppError('already_open')
    if (employer.version !== expectedVersion) throw new AppError('stale_version')
    const state = stateOnSubmission(employer.state)
    const file = complete(employer, tx.clock())

    const revision = await insertRevision(tx, employerId, file, member.personId)
    const reviewCase = await openReview(tx, {
      subject: 'employer',
      subjectId: employerId,
      revisionId: revision.id,
      revisionNumber: revision.number,
      employerId,
      stationId: employer.station_id,
      title: file.name,
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
      { stationId: employer.station_id, detail: { revision: revision.id, case: reviewCase.id } },
    )
    return toView(tx, submitted)
  })
}

function stateOnSubmission(state: EmployerState): EmployerState {
  if (employerStatesInForce.some((each) => each === state)) return state
  return stateAfter(employerLifecycle, state, 'submit', 'member')
}

/** The draft as a whole file, or `draft_incomplete` with what is missing or has run out. */
function complete({ draft }: Employer, now: Date): EmployerFile {
  const parsed = EmployerFile.safeParse(draft)
  if (!parsed.success) throw new AppError('draft_incomplete', { issues: parsed.error.issues })
  const lapsed = lapsedLicences(now, parsed.data)
  if (lapsed.length > 0) {
    throw new AppError('draft_incomplete', {
      issues: lapsed.map((field) => ({ code: 'custom', path: [field], message: 'licence_lapsed', input: undefined })),
    })
  }
  return parsed.data
}
