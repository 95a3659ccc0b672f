import type { Ctx } from '../context.ts'
import { AppError } from '../problem.ts'
import { placeOf } from '../sessions/place.ts'
import { requireKey, seatOf } from './admit.ts'
import { isFragment } from './sdp.ts'

interface Patch {
  /** The connection, as its Location names it. */
  sid: string
  /** Its entity tag. */
  ifMatch: string | undefined
  fragment: string
}

/**
 * Hands on the candidates of an encoder's connection (RFC 9725, 4.3.2). A restart (`If-Match: *`) is refused with
 * `ice_restart`, as the standard has it for servers that do without: the media server dies of it (LiveKit 1.13.5 panics
 * as it takes the old candidates out). An encoder offers anew instead.
 */
export async function patchIngest(ctx: Ctx, bearer: string | null, { sid, ifMatch, fragment }: Patch): Promise<void> {
  const key = await requireKey(ctx, bearer)
  if (key.participant_sid !== sid) throw new AppError('not_found')
  const seat = { ...(await seatOf(ctx, await placeOf(ctx, key.session_id, key.presenter_id))), sid }
  if (!ifMatch) throw new AppError('entity_tag_missing')
  if (ifMatch === '*') throw new AppError('ice_restart')
  const iceSession = /^(?:W\/)?"?(.*?)"?$/.exec(ifMatch)![1]!
  if (iceSession !== key.ice_session) throw new AppError('ice_session_over')
  if (!isFragment(fragment)) throw new AppError('sdp_unreadable')
  await ctx.media.encoders.trickle(seat, iceSession, fragment)
}
