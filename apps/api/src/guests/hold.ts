import type { Tx } from '../context.ts'
import { findConversation } from '../sessions/conversation.ts'
import { findOnAir } from './queries.ts'
import { stepCall } from './step.ts'

/** Puts whoever is on the call back into the green room: a slate goes up. The caller holds the session's lock. */
export async function holdGuest(tx: Tx, sessionId: string): Promise<void> {
  const call = await findOnAir(tx, sessionId)
  if (call) await stepCall(tx, await findConversation(tx, sessionId), call, 'hold', { roles: ['system'] })
}
