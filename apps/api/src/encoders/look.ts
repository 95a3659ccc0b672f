import type { EncoderView } from '@zhibo/core/encoders/schema'
import type { Ctx } from '../context.ts'
import { placeOf, requireTender } from '../sessions/place.ts'
import { listKeys } from './queries.ts'
import { isIn } from './standing.ts'
import { toView } from './views.ts'

/** The encoder of one place: its keys, and whether it is sending now. */
export async function encoderOf(ctx: Ctx, sessionId: string, presenterId: string): Promise<EncoderView> {
  const place = await placeOf(ctx, sessionId, presenterId)
  requireTender(ctx.actor, place)
  const keys = await listKeys(ctx, sessionId, presenterId)
  const connected = await isIn(ctx, place).catch(() => null)
  return { keys: keys.map((key) => toView(key, ctx.clock())), connected }
}
