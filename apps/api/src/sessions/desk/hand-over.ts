import type { DeskView, HandOverDesk } from '@zhibo/core/sessions/desk'
import type { Ctx } from '../../context.ts'
import { whoMay } from '../../identity/who-may.ts'
import { AppError } from '../../problem.ts'
import { heldBy } from '../standing.ts'
import { recordOn } from '../step.ts'
import { actAtDesk } from './act.ts'
import { clearDesk, updateDesk } from './queries.ts'

/** Offers the desk to another host of the stations that hold the show, or takes the offer back. The holder stays in charge until it is taken. */
export function handOverDesk(ctx: Ctx, sessionId: string, { to }: HandOverDesk): Promise<DeskView> {
  return actAtDesk(ctx, sessionId, async (tx, { session, desk, me, may }) => {
    if (!may.includes('offer')) throw new AppError('forbidden')
    if (desk!.offered_to === to) return
    const hosts = await whoMay(tx, 'session.run', heldBy(session))
    if (to !== null && (to === me.personId || !hosts.some(({ personId }) => personId === to)))
      throw new AppError('not_found')
    await updateDesk(tx, sessionId, { offered_to: to, offered_at: to === null ? null : tx.clock() })
    if (to) await recordOn(tx, session, 'desk_offered', { to })
    else await recordOn(tx, session, 'desk_offer_withdrawn')
  })
}

/** Leaves the desk free. */
export function leaveDesk(ctx: Ctx, sessionId: string): Promise<DeskView> {
  return actAtDesk(ctx, sessionId, async (tx, { session, may }) => {
    if (!may.includes('leave')) throw new AppError('forbidden')
    await clearDesk(tx, sessionId)
    await recordOn(tx, session, 'desk_left')
  })
}
