import type { GrantRole } from '@zhibo/core/identity/schema'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { AppError, found } from '../problem.ts'
import { requireOtherAdmin } from './staff-guard.ts'
import { deleteGrant, lockAccount } from './staff-queries.ts'

/** Takes a role away; it counts from the next request on. The trail keeps that it was held. */
export async function revokeRole(ctx: Ctx, input: GrantRole): Promise<void> {
  requireOtherAdmin(ctx, input.personId, input.stationId)
  await withTx(ctx, async (tx) => {
    found(await lockAccount(tx, input.personId))
    if (!(await deleteGrant(tx, input))) throw new AppError('not_found')
    const { personId, role, stationId } = input
    await recordAudit(tx, 'role.revoked', { kind: 'person', id: personId }, { stationId, detail: { role } })
  })
}
