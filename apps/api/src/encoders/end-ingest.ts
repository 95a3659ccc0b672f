import type { Ctx } from '../context.ts'
import { presenterIdentity, roomName } from '../media/rooms.ts'
import { AppError } from '../problem.ts'
import { placeOf } from '../sessions/place.ts'
import { hashKey } from './key.ts'
import { findKeyByHash } from './queries.ts'

/** Ends a connection by the key it came in with, also one that has run out since. One that is gone already is fine. */
export async function endIngest(ctx: Ctx, bearer: string | null, sid: string): Promise<void> {
  const key = bearer === null ? undefined : await findKeyByHash(ctx, hashKey(bearer))
  if (!key) throw new AppError('encoder_key_unknown')
  if (key.participant_sid !== sid) throw new AppError('not_found')
  const { room, sessionId, presenterId } = await placeOf(ctx, key.session_id, key.presenter_id)
  if (!room) return
  const name = roomName(room, sessionId)
  const participants = await ctx.media.participants(name)
  // Of one that is gone the media server answers after seconds only.
  if (!participants?.some((each) => each.sid === sid)) return
  await ctx.media.encoders.end({ room: name, identity: presenterIdentity(presenterId, 'encoder'), sid })
}
