import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { found } from '../problem.ts'
import { revokeAllSessions } from './queries.ts'
import { requireOtherAdmin } from './staff-guard.ts'
import { lockAccount, updateAccount } from './staff-queries.ts'

/** Closes a staff account, ends its sessions at once and drops its phone. What the person did stays. */
export async function disableStaff(ctx: Ctx, { personId }: { personId: string }): Promise<void> {
  requireOtherAdmin(ctx, personId, null)
  await withTx(ctx, async (tx) => {
    const staff = found(await lockAccount(tx, personId))
    if (staff.disabled_at) return
    await updateAccount(tx, personId, { disabled_at: tx.clock(), phone_cipher: null, phone_confirmed_at: null })
    await revokeAllSessions(tx, personId)
    await recordAudit(tx, 'staff.disabled', { kind: 'person', id: personId })
  })
}
