import type { GuestCallEnd } from '@zhibo/core/guests/schema'
import type { Tx } from '../context.ts'
import { findConversation } from '../sessions/conversation.ts'
import { listOpen } from './queries.ts'
import { stepCall } from './step.ts'

/**
 * An emergency stop: whoever is on air is off, a test is broken off, and those who wait go on waiting. Says nothing to
 * the public: the caller's event does. The caller holds the session's lock.
 */
export async function breakCallsOff(tx: Tx, sessionId: string): Promise<void> {
  const conversation = await findConversation(tx, sessionId)
  const stopped: GuestCallEnd = 'stopped'
  for (const call of await listOpen(tx, sessionId)) {
    const terms = { roles: ['system'], tell: false } as const
    if (call.state === 'on_air') await stepCall(tx, conversation, call, 'off_air', { ...terms, reason: stopped })
    if (call.state === 'testing') await stepCall(tx, conversation, call, 'unready', terms)
  }
}
