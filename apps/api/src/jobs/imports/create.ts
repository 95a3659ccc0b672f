import { stopsImport } from '@zhibo/core/jobs/sheet-words'
import type { JobImportView } from '@zhibo/core/jobs/imports'
import { requireInsider, requireMember } from '../../actor.ts'
import { recordAudit } from '../../audit/record.ts'
import { type Ctx, withTx } from '../../context.ts'
import { employerBriefs } from '../../employers/in-force.ts'
import { AppError, found } from '../../problem.ts'
import { createJob } from '../create.ts'
import { finishImport, lockImport } from './queries.ts'
import { toView } from './views.ts'

/** Makes a draft of every row of a checked workbook, all or none. Asking twice makes them once. */
export async function createImported(ctx: Ctx, importId: string): Promise<JobImportView> {
  return withTx(ctx, async (tx) => {
    const checked = await lockImport(tx, importId)
    requireMember(tx.actor, checked.employer_id)
    if (checked.job_ids) return toView(checked, tx.locale)
    if (checked.rows.length === 0 || checked.problems.some(stopsImport)) throw new AppError('import_has_problems')
    const jobIds: string[] = []
    for (const draft of checked.rows) jobIds.push((await createJob(tx, { employerId: checked.employer_id, draft })).id)
    const done = await finishImport(tx, importId, jobIds)
    const { stationId } = found((await employerBriefs(tx, [checked.employer_id])).get(checked.employer_id))
    await recordAudit(
      tx,
      'job_import.created',
      { kind: 'job_import', id: importId },
      { stationId, detail: { jobs: jobIds.length } },
    )
    return toView(done, tx.locale)
  })
}

/** A checked workbook, for the people of its employer. */
export async function jobImport(ctx: Ctx, importId: string): Promise<JobImportView> {
  return withTx(ctx, async (tx) => {
    const checked = await lockImport(tx, importId)
    requireInsider(tx.actor, checked.employer_id)
    return toView(checked, tx.locale)
  })
}
