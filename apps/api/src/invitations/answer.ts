import type { AnswerInvitation, InvitationView } from '@zhibo/core/invitations/schema'
import { actsFor, requirePerson } from '../actor.ts'
import { type Ctx, withTx } from '../context.ts'
import { AppError, found } from '../problem.ts'
import { requireActsFor } from '../sessions/person-off-air.ts'
import { lockPlan } from '../sessions/plan.ts'
import { findInvitation, updateInvitation } from './queries.ts'
import { recordStep, standingAfter } from './step.ts'
import { toView } from './views.ts'

/** Whoever is asked says whether they come, for the time it is planned at now; until the show starts they may think better of it. */
export async function answerInvitation(
  ctx: Ctx,
  id: string,
  action: 'accept' | 'decline',
  { expectedVersion, note }: AnswerInvitation,
): Promise<InvitationView> {
  const me = requirePerson(ctx.actor)
  return withTx(ctx, async (tx) => {
    const { session_id: sessionId } = found(await findInvitation(tx, id))
    const plan = await lockPlan(tx, sessionId)
    const invitation = found(await findInvitation(tx, id))
    const mine = invitation.person_id === me.personId && actsFor(me, invitation.employer_id)
    // To everybody else there is no such invitation.
    if (!mine || !invitation.employer_id) throw new AppError('not_found')
    await requireActsFor(tx, me.personId, invitation.employer_id)
    if (!plan.upcoming) throw new AppError('not_from_here')
    const state = standingAfter(invitation, plan, action, 'presenter')
    if (invitation.version !== expectedVersion) throw new AppError('stale_version')
    const answered = await updateInvitation(tx, id, {
      state,
      asked_for: plan.plannedStart,
      answered_at: tx.clock(),
      note,
    })
    await recordStep(tx, plan, action, answered)
    return toView(answered, plan.plannedStart)
  })
}
