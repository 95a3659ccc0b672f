import { type GuestCallAction, guestCallLifecycle, type GuestRole } from '@zhibo/core/guests/lifecycle'
import type { GuestCallState } from '@zhibo/core/guests/schema'
import { transition } from '@zhibo/core/lifecycle'
import type { TrackSource } from '@zhibo/core/media/schema'
import { recordAudit } from '../audit/record.ts'
import type { Tx } from '../context.ts'
import { appendLiveEvent } from '../live/append.ts'
import { greenRoom, guestIdentity, roomName } from '../media/rooms.ts'
import { AppError } from '../problem.ts'
import type { Conversation } from '../sessions/conversation.ts'
import { type GuestCall, updateCall } from './queries.ts'

interface Terms {
  roles: readonly GuestRole[]
  reason?: string | undefined
  expectedVersion?: number | undefined
  /** False where another event takes the guest off every screen. */
  tell?: boolean
}

/** Takes one step of the transition table on a call of a locked session, tells the room, and gives or takes what goes with it. */
export async function stepCall(
  tx: Tx,
  { id: sessionId, stationId }: Pick<Conversation, 'id' | 'stationId'>,
  call: GuestCall,
  action: GuestCallAction,
  { roles, reason, expectedVersion, tell = true }: Terms,
): Promise<GuestCall> {
  const outcome = transition(guestCallLifecycle, call.state, action, roles, reason)
  if ('refused' in outcome) throw new AppError(outcome.refused === 'not_by_you' ? 'forbidden' : outcome.refused)
  if (expectedVersion !== undefined && expectedVersion !== call.version) throw new AppError('stale_version')
  const stepped = await updateCall(tx, call.id, { state: outcome.to, reason: reason ?? '', ...timesOf(tx, outcome.to) })
  if (tell && stepped.state === 'on_air')
    await appendLiveEvent(tx, sessionId, { type: 'guest.on_air', guest: { callId: call.id, number: call.number } })
  if (tell && call.state === 'on_air') await appendLiveEvent(tx, sessionId, { type: 'guest.off_air', callId: call.id })
  // A guest knows what they did themselves; of what becomes of their call they learn here, and nobody else learns anything.
  if (tell && !roles.includes('guest') && call.state !== 'on_air' && stepped.state !== 'on_air')
    await appendLiveEvent(tx, sessionId, { type: 'guest.stepped', callId: call.id })
  moveAfterCommit(tx, sessionId, call, stepped.state)
  await recordAudit(
    tx,
    `guest_call.${action}`,
    { kind: 'guest_call', id: call.id },
    { stationId, detail: { session: sessionId } },
  )
  return stepped
}

const over: readonly GuestCallState[] = ['done', 'declined', 'withdrawn']

function timesOf({ clock }: Tx, state: GuestCallState) {
  const now = clock()
  if (over.includes(state)) return { ended_at: now }
  if (state === 'called') return { called_at: now }
  // Whoever has just been let into a room has the time to get there.
  if (state === 'on_air') return { on_air_at: now, seen_at: now }
  return { seen_at: now }
}

/** Out of the room one was in: the green room ends with the test, and whoever leaves the show is thrown out of it. */
function moveAfterCommit(tx: Tx, sessionId: string, call: GuestCall, to: GuestCallState): void {
  if (call.state === 'testing') tx.afterCommit(() => tx.media.closeRoom(greenRoom(call.id)))
  if (call.state === 'on_air')
    tx.afterCommit(() => tx.media.remove(roomName('live', sessionId), guestIdentity(call.id)))
  if (to === 'testing') tx.afterCommit(() => tx.media.ensureRoom(greenRoom(call.id)))
}

/** What a guest may send: sound, and a picture if they want. */
export const sourcesOf = ({ with_camera }: GuestCall): TrackSource[] =>
  with_camera ? ['microphone', 'camera'] : ['microphone']
