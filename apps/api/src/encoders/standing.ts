import type { Ctx } from '../context.ts'
import { presenterIdentity, roomName } from '../media/rooms.ts'
import type { Place } from '../sessions/place.ts'
import { listPlacesWithKey } from './queries.ts'

/** Whether an encoder stands in the place's room. */
export async function isIn(ctx: Ctx, { room, sessionId, presenterId }: Place): Promise<boolean> {
  if (!room) return false
  const participants = await ctx.media.participants(roomName(room, sessionId))
  return participants?.some(({ identity }) => identity === presenterIdentity(presenterId, 'encoder')) ?? false
}

/** The places an encoder may stay in: those whose key nobody took back. One that ran out lets no new one in. */
export const placesWithKey = async (ctx: Ctx, sessionId: string): Promise<Set<string>> =>
  new Set(await listPlacesWithKey(ctx, sessionId))
