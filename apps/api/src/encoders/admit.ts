import { recordAudit } from '../audit/record.ts'
import { asActor, type Ctx, type Tx, withTx } from '../context.ts'
import { employerInForce } from '../employers/in-force.ts'
import { presenterIdentity, roomName } from '../media/rooms.ts'
import type { EncoderSeat, Ingest } from '../media/server.ts'
import { AppError, found } from '../problem.ts'
import { lockPlace, type Place, placeOf } from '../sessions/place.ts'
import { hashKey, stateOf } from './key.ts'
import { type EncoderKey, findKey, findKeyByHash, updateKey } from './queries.ts'
import { isOffer } from './sdp.ts'
import { isIn } from './standing.ts'

/**
 * Lets an encoder in that brought a key: it publishes for the key's place at once. Refused while the place is off air,
 * its employer is not in force, or another encoder stands there, so that two with one key do not throw each other out
 * for ever. Asked again after: whoever took the key back or the presenter off air in between is obeyed.
 */
export async function admitEncoder(ctx: Ctx, bearer: string | null, offer: string): Promise<Ingest> {
  const key = await requireKey(ctx, bearer)
  const place = await placeOf(ctx, key.session_id, key.presenter_id)
  const seat = await seatOf(ctx, place)
  if (!isOffer(offer)) throw new AppError('sdp_unreadable')
  if (await isIn(ctx, place)) throw new AppError('encoder_taken', { retryAfter: 10 })
  const ingest = await ctx.media.encoders.admit(seat.room, seat.identity, offer).catch(async (error: unknown) => {
    // What it could not make sense of stands in the room all the same, in the way of the next try.
    await ctx.media.remove(seat.room, seat.identity)
    throw error
  })
  await withTx(asActor(ctx, { kind: 'system' }), (tx) => confirm(tx, key, ingest)).catch(async (error: unknown) => {
    await ctx.media.encoders.end({ ...seat, sid: ingest.sid })
    throw error
  })
  return ingest
}

/** The key somebody brought. Throws `encoder_key_unknown`, or `encoder_key_over` when it ran out or was taken back. */
export async function requireKey(ctx: Ctx, bearer: string | null): Promise<EncoderKey> {
  const key = bearer === null ? undefined : await findKeyByHash(ctx, hashKey(bearer))
  if (!key) throw new AppError('encoder_key_unknown')
  requireInForce(ctx, key)
  return key
}

function requireInForce(ctx: Ctx, key: EncoderKey): void {
  if (stateOf(key, ctx.clock()) !== 'in_force') throw new AppError('encoder_key_over')
}

/** Where an encoder of this place stands, if one may stand there now. */
export async function seatOf(ctx: Ctx, place: Place): Promise<Omit<EncoderSeat, 'sid'>> {
  const room = roomName(place.requireRoom(), place.sessionId)
  if (!place.onAir) throw new AppError('presenter_off_air', { retryAfter: 5 })
  if (place.employerId && !(await employerInForce(ctx, place.employerId))) throw new AppError('employer_not_in_force')
  return { room, identity: presenterIdentity(place.presenterId, 'encoder') }
}

async function confirm(tx: Tx, key: EncoderKey, { sid, iceSession }: Ingest): Promise<void> {
  const place = await lockPlace(tx, key.session_id, key.presenter_id)
  requireInForce(tx, found(await findKey(tx, key.presenter_id, key.id)))
  await seatOf(tx, place)
  await updateKey(tx, key.id, { last_used_at: tx.clock(), participant_sid: sid, ice_session: iceSession })
  await recordAudit(
    tx,
    'session.encoder_connected',
    { kind: 'session', id: key.session_id },
    { stationId: place.stationId, detail: { presenter: key.presenter_id, key: key.id } },
  )
}
