import { requirePerson } from '../actor.ts'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { found } from '../problem.ts'
import { lockPlace, requireTender } from '../sessions/place.ts'
import { findKey, updateKey } from './queries.ts'
import { throwOut } from './throw-out.ts'

/** Takes a key back; the encoder that came in by it is thrown out at once. Taken back twice it changes nothing. */
export async function revokeKey(ctx: Ctx, sessionId: string, presenterId: string, keyId: string): Promise<void> {
  requirePerson(ctx.actor)
  await withTx(ctx, async (tx) => {
    const place = await lockPlace(tx, sessionId, presenterId)
    requireTender(tx.actor, place)
    const key = found(await findKey(tx, presenterId, keyId))
    if (key.revoked_at) return
    await updateKey(tx, key.id, { revoked_at: tx.clock() })
    throwOut(tx, place)
    await recordAudit(
      tx,
      'session.encoder_key_revoked',
      { kind: 'session', id: sessionId },
      { stationId: place.stationId, detail: { presenter: presenterId, key: key.id } },
    )
  })
}
