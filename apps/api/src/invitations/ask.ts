import { shanghaiTime } from '@zhibo/core/day'
import type { AskPresenters, InvitedPlace } from '@zhibo/core/invitations/schema'
import { authorize, requirePerson } from '../actor.ts'
import { type Ctx, type Tx, withTx } from '../context.ts'
import { enqueue } from '../notify/enqueue.ts'
import { AppError, found } from '../problem.ts'
import { mayPresentFor, requireActsFor } from '../sessions/person-off-air.ts'
import { lockPlan, type Plan, type PlannedPlace, plannedPlaces } from '../sessions/plan.ts'
import { sessionInvitations } from './list.ts'
import { insertInvitation, type Invitation, listOfSession, updateInvitation } from './queries.ts'
import { recordStep, standingAfter } from './step.ts'
import { standing } from './views.ts'

/**
 * Asks one presenter of a company, or all who were not asked for this time yet; each gets a message. Whoever said no is
 * asked again only by name. Of all, those who do not act for their company any more are passed over.
 */
export async function askPresenters(
  ctx: Ctx,
  sessionId: string,
  { presenterId }: AskPresenters,
): Promise<InvitedPlace[]> {
  requirePerson(ctx.actor)
  await withTx(ctx, async (tx) => {
    const plan = await lockPlan(tx, sessionId)
    authorize(tx.actor, 'session.plan', plan.stationId)
    if (!plan.upcoming) throw new AppError('not_from_here')
    const places = (await plannedPlaces(tx, sessionId)).filter(({ employerId }) => employerId !== null)
    const invitations = await listOfSession(tx, sessionId)
    const known = (place: PlannedPlace) => invitations.find((each) => each.presenter_id === place.presenterId)
    if (presenterId !== undefined) {
      const place = found(places.find((each) => each.presenterId === presenterId))
      await requireActsFor(tx, place.personId, place.employerId!)
      return askOne(tx, plan, place, known(place))
    }
    for (const place of places) {
      const invitation = known(place)
      if (invitation && standing(invitation, plan.plannedStart) !== 'moved') continue
      if (await mayPresentFor(tx, place.personId, place.employerId!)) await askOne(tx, plan, place, invitation)
    }
  })
  return sessionInvitations(ctx, sessionId)
}

async function askOne(tx: Tx, plan: Plan, place: PlannedPlace, known: Invitation | undefined): Promise<void> {
  const asked = {
    invited_by: requirePerson(tx.actor).personId,
    invited_at: tx.clock(),
    asked_for: plan.plannedStart,
    answered_at: null,
    note: '',
  }
  const invitation = known
    ? await updateInvitation(tx, known.id, { ...asked, state: standingAfter(known, plan, 'ask_again', 'host') })
    : await insertInvitation(tx, { ...asked, session_id: plan.id, presenter_id: place.presenterId })
  await enqueue(tx, {
    to: { personId: place.personId },
    template: 'presenter_invited',
    values: { title: plan.title, employer: place.name, startsAt: shanghaiTime(plan.plannedStart).slice(0, 16) },
    expiresAt: plan.plannedEnd,
  })
  await recordStep(tx, plan, known ? 'ask_again' : 'ask', invitation)
}
