import type { GuestCallEnd } from '@zhibo/core/guests/schema'
import { type Ctx, type Tx, withTx } from '../context.ts'
import { greenRoom, guestIdentity, isTalkback, parseGuest, roomName } from '../media/rooms.ts'
import type { MediaParticipant } from '../media/server.ts'
import { type Conversation, lockConversation } from '../sessions/conversation.ts'
import { type GuestCall, listRecent, markCallSeen } from './queries.ts'
import { sourcesOf, stepCall } from './step.ts'

/** A guest whose network dropped has so long to come back. */
const goneMs = 60_000
const lingerMs = 10 * 60_000

/**
 * Looks after the calls of a session: whoever is gone for 60 s has left, whoever is in a room without a call for it is
 * thrown out, and a green room without a test is closed. `live` is what a look into the public room found.
 */
export async function lookAfterGuests(ctx: Ctx, sessionId: string, live: MediaParticipant[] | null): Promise<void> {
  const calls = await recent(ctx, sessionId)
  const strays = live?.some(({ identity }) => parseGuest(identity) !== null) ?? false
  if (calls.length === 0 && !strays) return
  const green = new Map<string, MediaParticipant[] | null>()
  for (const { id } of calls) green.set(id, await ctx.media.participants(greenRoom(id)))
  await withTx(ctx, async (tx) => {
    const conversation = await lockConversation(tx, sessionId)
    const now = await recent(tx, sessionId)
    for (const call of now) await lookAfter(tx, conversation, call, { live, green: green.get(call.id) ?? null })
    for (const participant of live ?? []) putRight(tx, sessionId, now, participant)
  })
}

const recent = (ctx: Ctx, sessionId: string): Promise<GuestCall[]> =>
  listRecent(ctx, sessionId, new Date(ctx.clock().getTime() - lingerMs))

async function lookAfter(
  tx: Tx,
  conversation: Conversation,
  call: GuestCall,
  found: { live: MediaParticipant[] | null; green: MediaParticipant[] | null },
): Promise<void> {
  if (call.state !== 'testing' && found.green) tx.afterCommit(() => tx.media.closeRoom(greenRoom(call.id)))
  if (call.state === 'testing') keepOut(tx, call, found.green ?? [])
  if (call.state !== 'testing' && call.state !== 'on_air') return
  const room = call.state === 'testing' ? found.green : found.live
  const now = tx.clock()
  if (room?.some(({ identity }) => identity === guestIdentity(call.id))) return markCallSeen(tx, call.id, now)
  if (call.seen_at && now.getTime() - call.seen_at.getTime() <= goneMs) return
  const reason: GuestCallEnd = 'disconnected'
  await stepCall(tx, conversation, call, 'lose', { roles: ['system'], reason })
}

/** In a green room are its guest and the hosts who talk to them. */
function keepOut(tx: Tx, call: GuestCall, participants: MediaParticipant[]): void {
  for (const { identity } of participants)
    if (identity !== guestIdentity(call.id) && !isTalkback(identity))
      tx.afterCommit(() => tx.media.remove(greenRoom(call.id), identity))
}

/** What a guest may do in the show follows from the call. */
function putRight(tx: Tx, sessionId: string, calls: GuestCall[], { identity, mayPublish }: MediaParticipant): void {
  const callId = parseGuest(identity)
  if (callId === null) return
  const room = roomName('live', sessionId)
  const call = calls.find((each) => each.id === callId && each.state === 'on_air')
  if (!call) tx.afterCommit(() => tx.media.remove(room, identity))
  else if (!mayPublish) tx.afterCommit(() => tx.media.setOnAir(room, identity, true, sourcesOf(call)))
}

/** A guest came into the show, maybe with a pass from before they were taken off: who has no business there goes at once. */
export async function guestCame(ctx: Ctx, sessionId: string, callId: string): Promise<void> {
  const call = (await recent(ctx, sessionId)).find(({ id }) => id === callId)
  if (call?.state !== 'on_air') await ctx.media.remove(roomName('live', sessionId), guestIdentity(callId))
}
