import type { GuestCallEnd } from '@zhibo/core/guests/schema'
import type { Tx } from '../context.ts'
import { findConversation } from '../sessions/conversation.ts'
import { findOpenOf, type GuestCall, listOpen } from './queries.ts'
import { stepCall } from './step.ts'

/** The show is over, and every call with it. Says nothing to the public: the caller's event does. The caller holds the session's lock. */
export async function closeCalls(tx: Tx, sessionId: string): Promise<void> {
  for (const call of await listOpen(tx, sessionId)) await close(tx, call, 'session_ended', false)
}

/** Whoever may no longer speak has no call either: one on air ends at once. The caller holds the session's lock. */
export async function closeCallOf(tx: Tx, sessionId: string, personId: string): Promise<void> {
  const call = await findOpenOf(tx, sessionId, personId)
  if (call) await close(tx, call, 'barred', true)
}

async function close(tx: Tx, call: GuestCall, reason: GuestCallEnd, tell: boolean): Promise<void> {
  const conversation = await findConversation(tx, call.session_id)
  const action = call.state === 'on_air' ? 'off_air' : 'close'
  await stepCall(tx, conversation, call, action, { roles: ['system'], reason, tell })
}
