import { mayMendFile } from '@zhibo/core/employers/lifecycle'
import type { EmployerDraft, EmployerView, SaveEmployerDraft } from '@zhibo/core/employers/schema'
import { requireMember } from '../actor.ts'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, type Tx, withTx } from '../context.ts'
import { ownsFile } from '../files/link.ts'
import { AppError } from '../problem.ts'
import { draftFiles } from './papers.ts'
import { type Employer, lockEmployer, updateEmployer } from './queries.ts'
import { toView } from './views.ts'

/** Keeps the file as far as it is written. What is in force or under review is another thing and stays as it is. */
export async function saveEmployerDraft(
  ctx: Ctx,
  employerId: string,
  { expectedVersion, draft }: SaveEmployerDraft,
): Promise<EmployerView> {
  requireMember(ctx.actor, employerId)
  return withTx(ctx, async (tx) => {
    const employer = await lockEmployer(tx, employerId)
    if (!mayMendFile(await toView(tx, employer))) throw new AppError('not_from_here')
    if (employer.version !== expectedVersion) throw new AppError('stale_version')
    await refuseForeignFiles(tx, employer, draft)
    const saved = await updateEmployer(tx, employerId, {
      draft: JSON.stringify(draft),
      version: employer.version + 1,
    })
    await recordAudit(
      tx,
      'employer.draft_saved',
      { kind: 'employer', id: employerId },
      { stationId: employer.station_id, detail: { version: saved.version } },
    )
    return toView(tx, saved)
  })
}

/** What is named here will be shown to this employer's people: it must come from the one who names it, or be here already. */
async function refuseForeignFiles(tx: Tx, employer: Employer, draft: EmployerDraft): Promise<void> {
  const known = new Set(draftFiles(employer.draft).map(({ fileId }) => fileId))
  for (const { field, fileId } of draftFiles(draft)) {
    if (known.has(fileId) || (await ownsFile(tx, fileId))) continue
    throw new AppError('invalid_body', {
      issues: [{ code: 'custom', path: ['draft', field], message: 'file_unknown', input: undefined }],
    })
  }
}
