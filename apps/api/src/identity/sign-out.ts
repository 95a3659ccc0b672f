import { requirePerson } from '../actor.ts'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { revokeAuthSession } from './queries.ts'

/** Ends the session one came with. */
export async function signOut(ctx: Ctx): Promise<void> {
  const { personId, authSessionId } = requirePerson(ctx.actor)
  await withTx(ctx, async (tx) => {
    if (authSessionId) await revokeAuthSession(tx, authSessionId)
    await recordAudit(tx, 'person.signed_out', { kind: 'person', id: personId })
  })
}
