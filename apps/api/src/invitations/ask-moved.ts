import { shanghaiTime } from '@zhibo/core/day'
import { type Ctx, withTx } from '../context.ts'
import { enqueue } from '../notify/enqueue.ts'
import { lockPlan } from '../sessions/plan.ts'
import { listMoved, listStandingIn, updateInvitation } from './queries.ts'
import { recordStep, standingAfter } from './step.ts'
import { standing } from './views.ts'

const batch = 20

/**
 * A show stands at another time than the one its presenters were asked for: once that is approved they are asked anew,
 * whatever they said. Returns how many were.
 */
export async function askMoved(ctx: Ctx): Promise<number> {
  let asked = 0
  for (const sessionId of await listMoved(ctx, batch))
    await withTx(ctx, async (tx) => {
      const plan = await lockPlan(tx, sessionId)
      if (!plan.scheduled) return
      const values = { title: plan.title, startsAt: shanghaiTime(plan.plannedStart).slice(0, 16) }
      for (const invitation of await listStandingIn(tx, sessionId)) {
        if (standing(invitation, plan.plannedStart) !== 'moved') continue
        await updateInvitation(tx, invitation.id, {
          state: standingAfter(invitation, plan, 'follow', 'system'),
          invited_at: tx.clock(),
          asked_for: plan.plannedStart,
          answered_at: null,
          note: '',
        })
        const to = { personId: invitation.person_id }
        await enqueue(tx, { to, template: 'presenter_moved', values, expiresAt: plan.plannedEnd })
        await recordStep(tx, plan, 'follow', invitation)
        asked++
      }
    })
  return asked
}
