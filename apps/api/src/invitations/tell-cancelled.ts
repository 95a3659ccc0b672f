import type { Tx } from '../context.ts'
import type { Plan } from '../sessions/plan.ts'
import { tellCancelled } from '../sessions/tell-cancelled.ts'
import { listStandingIn, updateInvitation } from './queries.ts'
import { recordStep, standingAfter } from './step.ts'

/** Tells whoever was to present that a show was called off or its plan rejected. The caller holds the show's lock. */
export async function tellPresentersCancelled(tx: Tx, plan: Plan): Promise<void> {
  for (const invitation of await listStandingIn(tx, plan.id)) {
    await updateInvitation(tx, invitation.id, { state: standingAfter(invitation, plan, 'withdraw', 'system') })
    await recordStep(tx, plan, 'withdraw', invitation)
    if (invitation.state !== 'declined') await tellCancelled(tx, plan, [invitation.person_id])
  }
}
