import { type Ctx, withTx } from '../context.ts'
import { tellPresentersCancelled } from '../invitations/tell-cancelled.ts'
import { tellRemindedCancelled } from '../reminders/send.ts'
import { lockPlan } from './plan.ts'
import { listCancelUntold, updateSession } from './queries.ts'

/**
 * Tells whoever was to present, and whoever wanted to be reminded, that shows were called off. Many viewers are told in
 * parts; the show is done with once nobody is left. Returns how many shows something was to be told of.
 */
export async function tellCalledOff(ctx: Ctx): Promise<number> {
  const sessionIds = await listCancelUntold(ctx, 20)
  for (const sessionId of sessionIds)
    await withTx(ctx, async (tx) => {
      const plan = await lockPlan(tx, sessionId)
      await tellPresentersCancelled(tx, plan)
      if (await tellRemindedCancelled(tx, plan)) await updateSession(tx, sessionId, { cancel_told_at: tx.clock() })
    })
  return sessionIds.length
}
