import type { GuestOnAir } from '@zhibo/core/sessions/schema'
import type { Ctx } from '../context.ts'
import { findOnAir } from './queries.ts'

/** Who is on the call in this session, by number. */
export async function guestOnAir(ctx: Ctx, sessionId: string): Promise<GuestOnAir | null> {
  const call = await findOnAir(ctx, sessionId)
  return call ? { callId: call.id, number: call.number } : null
}
