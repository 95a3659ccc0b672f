import { handMinutes, type LowerHand } from '@zhibo/core/walls/schema'
import { type Ctx, type Tx, withTx } from '../context.ts'
import { appendLiveEvent } from '../live/append.ts'
import { AppError } from '../problem.ts'
import { lockConversation, talkRoles } from '../sessions/conversation.ts'
import { listWithOldHands, lowerHands } from './queries.ts'
import { keyOf } from './raise.ts'

/** Lowers a hand: the phone that raised it, or a host of the station. One that is down already stays down. */
export async function lowerHand(ctx: Ctx, sessionId: string, handId: string, { key }: LowerHand): Promise<void> {
  await withTx(ctx, async (tx) => {
    const conversation = await lockConversation(tx, sessionId)
    const own = key !== undefined && tx.vault.verify(keyOf(handId), key)
    if (!own && !(await talkRoles(tx, conversation)).includes('host')) throw new AppError('forbidden')
    await lower(tx, sessionId, { id: handId })
  })
}

async function lower(tx: Tx, sessionId: string, which: { id?: string; raisedBefore?: Date }): Promise<void> {
  for (const handId of await lowerHands(tx, { sessionId, ...which }))
    await appendLiveEvent(tx, sessionId, { type: 'hand.lowered', handId })
}

/** Lowers every hand without a word: the event that ends the show says it for all. The caller holds the session's lock. */
export async function lowerAllHands(tx: Tx, sessionId: string): Promise<void> {
  await lowerHands(tx, { sessionId })
}

/** Hands sink by themselves after five minutes; a batch of one session. Returns how many sessions it saw to. */
export async function sinkHands(ctx: Ctx): Promise<number> {
  const raisedBefore = new Date(ctx.clock().getTime() - handMinutes * 60_000)
  const sessions = await listWithOldHands(ctx, raisedBefore)
  for (const sessionId of sessions)
    await withTx(ctx, async (tx) => {
      await lockConversation(tx, sessionId)
      await lower(tx, sessionId, { raisedBefore })
    })
  return sessions.length
}
