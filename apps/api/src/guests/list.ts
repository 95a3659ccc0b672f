import type { GuestCallView } from '@zhibo/core/guests/schema'
import { requirePerson } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { findConversation } from '../sessions/conversation.ts'
import { isStaff } from '../sessions/standing.ts'
import { listCalls } from './queries.ts'
import { toView } from './views.ts'

/** The calls of a session: all of them for the station's staff, their own for anybody else. */
export async function listGuestCalls(ctx: Ctx, sessionId: string): Promise<GuestCallView[]> {
  const { personId } = requirePerson(ctx.actor)
  const { show } = await findConversation(ctx, sessionId)
  const calls = await listCalls(ctx, sessionId, isStaff(ctx.actor, show) ? null : personId)
  return calls.map((call) => toView(call, ctx.actor))
}
