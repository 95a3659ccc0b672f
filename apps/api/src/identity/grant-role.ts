import type { GrantRole } from '@zhibo/core/identity/schema'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { found } from '../problem.ts'
import { requireOtherAdmin } from './staff-guard.ts'
import { insertGrant, lockAccount } from './staff-queries.ts'

/** Gives staff a role at a station or in the county. A role already held is fine and leaves no second entry. */
export async function grantRole(ctx: Ctx, input: GrantRole): Promise<void> {
  requireOtherAdmin(ctx, input.personId, input.stationId)
  await withTx(ctx, async (tx) => {
    found(await lockAccount(tx, input.personId))
    if (!(await insertGrant(tx, input))) return
    const { personId, role, stationId } = input
    await recordAudit(tx, 'role.granted', { kind: 'person', id: personId }, { stationId, detail: { role } })
  })
}
