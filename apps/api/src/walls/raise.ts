import type { RaisedHandView, RaiseHand } from '@zhibo/core/walls/schema'
import { type Ctx, type Tx, withTx } from '../context.ts'
import { appendLiveEvent } from '../live/append.ts'
import { AppError } from '../problem.ts'
import { lookAt } from '../questions/look.ts'
import { lockConversation } from '../sessions/conversation.ts'
import { hasRoom, insertHand, listRaised, type WallHand } from './queries.ts'
import { toHandView } from './views.ts'

/**
 * Raises the hand of a seat before a wall while the show runs. Nobody signs in for it: what is kept is a place and a
 * number. A hand that is up already stays up as it is. No more than a screen can show: `hands_full`. What a question
 * would be held for is no place: `hand_place`, because no host sees it before every wall does.
 */
export async function raiseHand(ctx: Ctx, sessionId: string, { place, seat }: RaiseHand): Promise<RaisedHandView> {
  if ((await lookAt(ctx, place)) !== null) throw new AppError('hand_place')
  return withTx(ctx, async (tx) => {
    const conversation = await lockConversation(tx, sessionId)
    conversation.requireRunning()
    const up = (await listRaised(tx, sessionId)).find((each) => each.place === place && each.seat === seat)
    const hand = toHandView(up ?? (await raised(tx, sessionId, { place, seat })))
    if (!up) await appendLiveEvent(tx, sessionId, { type: 'hand.raised', hand })
    return { hand, key: tx.vault.sign(keyOf(hand.id)) }
  })
}

async function raised(tx: Tx, sessionId: string, seat: RaiseHand): Promise<WallHand> {
  if (!(await hasRoom(tx, sessionId))) throw new AppError('hands_full')
  const hand = await insertHand(tx, { session_id: sessionId, ...seat, raised_at: tx.clock(), lowered_at: null })
  // The session is locked, so no other can have come between.
  return hand!
}

/** What the key of a hand is a signature over. */
export const keyOf = (handId: string): string => `hand\0${handId}`
