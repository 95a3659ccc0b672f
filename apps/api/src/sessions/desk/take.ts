import type { DeskAction, DeskView, TakeDesk } from '@zhibo/core/sessions/desk'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../problem.ts'
import { insertReason } from '../queries.ts'
import { recordOn } from '../step.ts'
import { actAtDesk } from './act.ts'
import { seat, touchDesk } from './queries.ts'

const ways = {
  take: 'desk_taken',
  accept: 'desk_handed_over',
  take_over: 'desk_taken_over',
  relieve: 'desk_relieved',
} as const satisfies Partial<Record<DeskAction, string>>
const inTurn = Object.keys(ways) as (keyof typeof ways)[]

/**
 * Takes the desk: a free one, one that was offered, one whose holder has not been seen for 30 s, or as a lead with a
 * reason any. The old holder has it until then, so that there is no moment without anybody. Pressed again it changes nothing.
 */
export function takeDesk(ctx: Ctx, sessionId: string, { reason }: TakeDesk): Promise<DeskView> {
  return actAtDesk(ctx, sessionId, async (tx, { session, desk, me, may }) => {
    if (desk?.holder_id === me.personId) return touchDesk(tx, sessionId, me.personId, tx.clock())
    const way = inTurn.find((each) => may.includes(each))
    if (!way) throw new AppError('desk_held')
    if (way === 'relieve') {
      if (reason === undefined) throw new AppError('reason_required')
      await insertReason(tx, sessionId, 'desk_relieved', reason)
    }
    const now = tx.clock()
    await seat(tx, { session_id: sessionId, holder_id: me.personId, since: now, seen_at: now })
    await recordOn(tx, session, ways[way], desk ? { from: desk.holder_id } : undefined)
  })
}
