import { shanghaiTime } from '@zhibo/core/day'
import type { Tx } from '../context.ts'
import { enqueue } from '../notify/enqueue.ts'
import type { Plan } from '../sessions/plan.ts'
import { listStandingIn } from './queries.ts'
import { recordStep } from './step.ts'

/**
 * A plan goes on without some of those who were asked: whoever did not say no is told that they need not come. To be
 * called before their places go, and their invitations with them.
 */
export async function tellDropped(
  tx: Tx,
  plan: Pick<Plan, 'id' | 'stationId' | 'title' | 'plannedStart'>,
  keptPresenterIds: readonly string[],
): Promise<void> {
  for (const invitation of await listStandingIn(tx, plan.id)) {
    if (keptPresenterIds.includes(invitation.presenter_id)) continue
    await recordStep(tx, plan, 'withdraw', invitation)
    if (invitation.state === 'declined') continue
    await enqueue(tx, {
      to: { personId: invitation.person_id },
      template: 'presenter_dropped',
      values: { title: plan.title, startsAt: shanghaiTime(plan.plannedStart).slice(0, 16) },
    })
  }
}
