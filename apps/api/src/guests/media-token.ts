import { randomUUID } from 'node:crypto'
import type { GuestPassView } from '@zhibo/core/guests/schema'
import { requirePerson } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { greenRoom, guestIdentity, roomName, talkbackIdentity } from '../media/rooms.ts'
import { requireMaySpeak } from '../moderation/may-speak.ts'
import { AppError, found } from '../problem.ts'
import { findConversation } from '../sessions/conversation.ts'
import { rolesOn } from '../sessions/standing.ts'
import { findCall } from './queries.ts'
import { sourcesOf } from './step.ts'

type Pass = Pick<GuestPassView, 'role' | 'room' | 'sources'> & { identity: string; name: string }

/**
 * A pass for a call, made only after the database said yes: for the guest into the green room while tested and into the
 * show while on air, for a host into the green room. `not_from_here` at any other time.
 */
export async function issueGuestPass(ctx: Ctx, sessionId: string, callId: string): Promise<GuestPassView> {
  const { name } = await decide(ctx, sessionId, callId)
  // A room that everybody left is gone after a minute. Made first and asked again after: whoever ends the call in
  // between either is seen here, or closes the room after this.
  await ctx.media.ensureRoom(name)
  const pass = await decide(ctx, sessionId, callId).catch(async (error: unknown) => {
    if (name === greenRoom(callId)) await ctx.media.closeRoom(name)
    throw error
  })
  if (pass.name !== name) throw new AppError('not_from_here')
  const { role, room, sources, identity } = pass
  const { token, expiresAt } = await ctx.media.mint({ room: name, identity, role: 'guest', onAir: true, sources })
  return { url: ctx.media.url, token, expiresAt: expiresAt.toISOString(), role, room, sources }
}

async function decide(ctx: Ctx, sessionId: string, callId: string): Promise<Pass> {
  const { personId } = requirePerson(ctx.actor)
  const conversation = await findConversation(ctx, sessionId)
  const call = found(await findCall(ctx, sessionId, callId))
  const own = call.person_id === personId
  if (!own && !rolesOn(ctx.actor, conversation.show).includes('host')) throw new AppError('not_found')
  conversation.requireRunning()
  if (call.state === 'testing' && !own)
    return {
      role: 'talkback',
      room: 'green',
      sources: ['microphone'],
      identity: talkbackIdentity(randomUUID()),
      name: greenRoom(callId),
    }
  if (!own || (call.state !== 'testing' && call.state !== 'on_air')) throw new AppError('not_from_here')
  await requireMaySpeak(ctx, sessionId, personId)
  const room = call.state === 'testing' ? 'green' : 'live'
  return {
    role: 'guest',
    room,
    sources: sourcesOf(call),
    identity: guestIdentity(callId),
    name: room === 'green' ? greenRoom(callId) : roomName('live', sessionId),
  }
}
