import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { stateAfter } from './duty.ts'
import { listOver } from './queries.ts'
import { release } from './release.ts'

/** Ends entries whose term is over, each by itself, as actor `system`. Returns how many; call again while it is not 0. */
export async function endTerms(ctx: Ctx): Promise<number> {
  const over = await listOver(ctx, 100)
  for (const { id } of over) {
    await withTx(ctx, async (tx) => {
      await release(tx, id, (entry, behind) => ({ state: stateAfter(tx.actor, entry, 'end', { behind }) }))
      await recordAudit(tx, 'blacklist.ended', { kind: 'blacklist_entry', id })
    })
  }
  return over.length
}
