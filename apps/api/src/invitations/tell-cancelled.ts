import { type Ctx, withTx } from '../context.ts'
import { enqueue } from '../notify/enqueue.ts'
import { lockPlan } from '../sessions/plan.ts'
import { listOfCancelled, listStandingIn, updateInvitation } from './queries.ts'
import { recordStep, standingAfter } from './step.ts'

/** Tells whoever was to present that the show was called off or its plan rejected; returns how many shows that was. */
export async function tellPresentersCancelled(ctx: Ctx): Promise<number> {
  const sessionIds = await listOfCancelled(ctx, 20)
  for (const sessionId of sessionIds)
    await withTx(ctx, async (tx) => {
      const plan = await lockPlan(tx, sessionId)
      const values = { title: plan.title, reason: plan.cancelReason ?? '' }
      for (const invitation of await listStandingIn(tx, sessionId)) {
        await updateInvitation(tx, invitation.id, { state: standingAfter(invitation, plan, 'withdraw', 'system') })
        await recordStep(tx, plan, 'withdraw', invitation)
        if (invitation.state !== 'declined')
          await enqueue(tx, { to: { personId: invitation.person_id }, template: 'session_cancelled', values })
      }
    })
  return sessionIds.length
}
