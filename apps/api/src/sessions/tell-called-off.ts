import { type Ctx, type Tx, withTx } from '../context.ts'
import { tellPresentersCancelled } from '../invitations/tell-cancelled.ts'
import { tellRemindedCancelled } from '../reminders/send.ts'
import { found } from '../problem.ts'
import { tellPartnersCancelled } from './joint/tell.ts'
import { type Plan, toPlan } from './plan.ts'
import { listCancelUntold, lockSession, type Session, updateSession } from './queries.ts'
import { lastHeard } from './taken-back.ts'

/**
 * Tells whoever was to present, whoever wanted to be reminded and the stations that were asked, that shows were called
 * off. Many viewers are told in parts; the show is done with once nobody is left. Returns how many shows something was to be told of.
 */
export async function tellCalledOff(ctx: Ctx): Promise<number> {
  const sessionIds = await listCancelUntold(ctx, 20)
  for (const sessionId of sessionIds)
    await withTx(ctx, async (tx) => {
      const session = found(await lockSession(tx, sessionId))
      const plan = toPlan(session)
      await tellPresentersCancelled(tx, plan)
      if (!(await tellRemindedCancelled(tx, await asHeard(tx, session)))) return
      await tellPartnersCancelled(tx, plan)
      await updateSession(tx, sessionId, { cancel_told_at: tx.clock() })
    })
  return sessionIds.length
}

/** Viewers know a show by what was approved: what was planned after it was taken back is not for them. */
async function asHeard(tx: Tx, session: Session): Promise<Plan> {
  const plan = toPlan(session)
  const before = await lastHeard(tx, session)
  return before ? { ...plan, title: before.title ?? before.stationName, cancelReason: before.cancelReason } : plan
}
