import type { ConfirmPolicy, PolicyRowView } from '@zhibo/core/policy/schema'
import { authorize, requirePerson } from '../actor.ts'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { AppError, found } from '../problem.ts'
import { confirmRow, lockRow } from './queries.ts'
import { readPolicy } from './read.ts'

/**
 * A lead has the document in hand and types its number; from then on the row counts. Whoever entered a row cannot be the one who confirms it, and a number that was entered with it must be
 * the number on the document. A row that came with the software may be confirmed by any lead.
 */
export async function confirmPolicy(ctx: Ctx, id: string, { documentNo }: ConfirmPolicy): Promise<PolicyRowView> {
  authorize(ctx.actor, 'policy.edit', null)
  return withTx(ctx, async (tx) => {
    const { personId } = requirePerson(tx.actor)
    const row = found(await lockRow(tx, id))
    const { standing } = await readPolicy(tx, id)
    if (row.confirmed_at || standing === 'superseded') throw new AppError('not_from_here')
    if (row.entered_by === personId) throw new AppError('own_submission')
    if (row.document_no !== '' && row.document_no !== documentNo) throw new AppError('policy_document_differs')
    await confirmRow(tx, id, { document_no: documentNo, confirmed_by: personId, confirmed_at: tx.clock() })
    await recordAudit(
      tx,
      'policy.confirmed',
      { kind: 'policy_row', id },
      { detail: { kind: row.kind, from: row.valid_from, documentNo } },
    )
    return readPolicy(tx, id)
  })
}
