import type { EnterPolicy, PolicyRowView } from '@zhibo/core/policy/schema'
import { unusualFigures } from '@zhibo/core/policy/usual'
import { authorize, requirePerson } from '../actor.ts'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { AppError } from '../problem.ts'
import { insertRow, listRows, lockKind } from './queries.ts'
import { readPolicy } from './read.ts'

/**
 * Enters a row for its day on. It counts once another lead has seen the document and confirmed it.
 *
 * No row is ever rewritten or taken away. A figure that was wrong is put right by a new row for the same day that names
 * the one it supersedes; the old one stays in the book and counts until the new one is confirmed, and then every day from
 * then on, past ones too, computes by the new.
 * A decision that was taken on the old row keeps its own record of what it stood on. A day in the past may be entered:
 * decrees are published late.
 */
export async function enterPolicy(ctx: Ctx, input: EnterPolicy): Promise<PolicyRowView> {
  authorize(ctx.actor, 'policy.edit', null)
  const { kind, from, value, documentNo, supersedes, sure } = input
  const unusual = unusualFigures(input)
  if (unusual.length > 0 && !sure) throw new AppError('policy_unusual', { details: { unusual } })
  return withTx(ctx, async (tx) => {
    await lockKind(tx, kind)
    const current = (await listRows(tx, kind)).find((row) => row.valid_from === from && row.superseded_by === null)
    if ((current?.id ?? null) !== supersedes) throw new AppError(supersedes ? 'stale_version' : 'policy_day_taken')
    const row = await insertRow(tx, {
      kind,
      valid_from: from,
      value: JSON.stringify(value),
      document_no: documentNo,
      entered_by: requirePerson(tx.actor).personId,
      entered_at: tx.clock(),
      supersedes,
    })
    const detail = { kind, from, value, ...(supersedes ? { supersedes, before: current?.value } : {}) }
    await recordAudit(
      tx,
      supersedes ? 'policy.superseded' : 'policy.entered',
      { kind: 'policy_row', id: row.id },
      { detail },
    )
    return readPolicy(tx, row.id)
  })
}
