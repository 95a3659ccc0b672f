import type { InvitationView, WithdrawInvitation } from '@zhibo/core/invitations/schema'
import { authorize, requirePerson } from '../actor.ts'
import { type Ctx, withTx } from '../context.ts'
import { AppError, found } from '../problem.ts'
import { lockPlan, upcomingStates } from '../sessions/plan.ts'
import { findInvitation, listSessionsWith, listStandingIn, updateInvitation } from './queries.ts'
import { recordStep, standingAfter } from './step.ts'
import { toView } from './views.ts'

/** The host asks no longer, whatever was answered. */
export async function withdrawInvitation(
  ctx: Ctx,
  id: string,
  { expectedVersion }: WithdrawInvitation,
): Promise<InvitationView> {
  requirePerson(ctx.actor)
  return withTx(ctx, async (tx) => {
    const { session_id: sessionId } = found(await findInvitation(tx, id))
    const plan = await lockPlan(tx, sessionId)
    authorize(tx.actor, 'session.plan', plan.stationId)
    const invitation = found(await findInvitation(tx, id))
    if (!plan.upcoming) throw new AppError('not_from_here')
    const state = standingAfter(invitation, plan, 'withdraw', 'host')
    if (invitation.version !== expectedVersion) throw new AppError('stale_version')
    const withdrawn = await updateInvitation(tx, id, { state })
    await recordStep(tx, plan, 'withdraw', withdrawn)
    return toView(withdrawn, plan.plannedStart)
  })
}

/**
 * Whoever does not act for a company any more, or for none, is not asked to present for it either. Their shows are locked
 * whether they are asked there or not, so that nobody asks them meanwhile. Joins the caller's transaction.
 */
export function withdrawInvitationsOf(ctx: Ctx, personId: string, employerId?: string): Promise<void> {
  return withTx(ctx, async (tx) => {
    for (const sessionId of await listSessionsWith(tx, personId, upcomingStates, employerId)) {
      const plan = await lockPlan(tx, sessionId)
      for (const invitation of await listStandingIn(tx, sessionId, personId, employerId)) {
        await updateInvitation(tx, invitation.id, { state: standingAfter(invitation, plan, 'withdraw', 'system') })
        await recordStep(tx, plan, 'withdraw', invitation)
      }
    }
  })
}
