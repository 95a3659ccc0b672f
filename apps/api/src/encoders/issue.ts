import { keyExpiry, type NewEncoderKey } from '@zhibo/core/encoders/schema'
import { requirePerson } from '../actor.ts'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { AppError } from '../problem.ts'
import { lockPlace, requireTender } from '../sessions/place.ts'
import { hashKey, newKey } from './key.ts'
import { insertKey, revokeKeysOf } from './queries.ts'
import { throwOut } from './throw-out.ts'

/**
 * Makes the key by which a studio's encoder comes in for one presenter's place. Whoever presents from it or runs the
 * session may ask, while the session is planned or on. A place has one key: what it had before is taken back, and an
 * encoder that came in by it is thrown out.
 */
export async function issueKey(ctx: Ctx, sessionId: string, presenterId: string, url: string): Promise<NewEncoderKey> {
  const { personId } = requirePerson(ctx.actor)
  return withTx(ctx, async (tx) => {
    const place = await lockPlace(tx, sessionId, presenterId)
    requireTender(tx.actor, place)
    if (!['scheduled', 'live', 'interrupted'].includes(place.state)) throw new AppError('not_from_here')
    await revokeKeysOf(tx, presenterId)
    throwOut(tx, place)
    const key = newKey()
    const now = tx.clock()
    const expiresAt = new Date(keyExpiry(now.getTime(), place.plannedEnd.getTime()))
    const { id } = await insertKey(tx, {
      session_id: sessionId,
      presenter_id: presenterId,
      key_hash: hashKey(key),
      created_by: personId,
      created_at: now,
      expires_at: expiresAt,
      revoked_at: null,
      last_used_at: null,
      participant_sid: null,
      ice_session: null,
    })
    await recordAudit(
      tx,
      'session.encoder_key_issued',
      { kind: 'session', id: sessionId },
      { stationId: place.stationId, detail: { presenter: presenterId, key: id, until: expiresAt.toISOString() } },
    )
    return { id, url, key, expiresAt: expiresAt.toISOString() }
  })
}
