import type { GuestCallEnd } from '@zhibo/core/guests/schema'
import { type Ctx, type Tx, withTx } from '../context.ts'
import { findConversation, lockConversation } from '../sessions/conversation.ts'
import { findOpenOf, type GuestCall, listOnCalls, listOpen, listShowsOf } from './queries.ts'
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

/**
 * The same in whichever shows they have one besides. Each show is locked in a transaction of its own, so that nobody waits in a
 * ring; what is asked or stepped meanwhile is refused to whoever may not speak.
 */
export async function closeCallsOf(ctx: Ctx, personId: string): Promise<void> {
  for (const sessionId of await listShowsOf(ctx, personId))
    await withTx(ctx, async (tx) => {
      await lockConversation(tx, sessionId)
      await closeCallOf(tx, sessionId, personId)
    })
}

/** Who has a call that is not over. Whoever calls this answers for who gets to know it. */
export const whoIsOnCalls = (ctx: Ctx): Promise<string[]> => listOnCalls(ctx)

async function close(tx: Tx, call: GuestCall, reason: GuestCallEnd, tell: boolean): Promise<void> {
  const conversation = await findConversation(tx, call.session_id)
  const action = call.state === 'on_air' ? 'off_air' : 'close'
  await stepCall(tx, conversation, call, action, { roles: ['system'], reason, tell })
}
