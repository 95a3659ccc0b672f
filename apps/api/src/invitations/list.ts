import type { InvitedPlace, OwnInvitation } from '@zhibo/core/invitations/schema'
import { authorize, requirePerson } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { namesOf } from '../identity/names.ts'
import { mayPresentFor } from '../sessions/person-off-air.ts'
import { planOf, plannedPlaces, upcomingStates } from '../sessions/plan.ts'
import { listOfSession, listOwn } from './queries.ts'
import { toOwn, toView } from './views.ts'

/** Who of the companies presents in a show, and what they said; for those who plan it. */
export async function sessionInvitations(ctx: Ctx, sessionId: string): Promise<InvitedPlace[]> {
  const plan = await planOf(ctx, sessionId)
  authorize(ctx.actor, 'session.plan', plan.stationId)
  const places = await plannedPlaces(ctx, sessionId)
  const names = await namesOf(
    ctx,
    places.map(({ personId }) => personId),
  )
  const invitations = await listOfSession(ctx, sessionId)
  const seen: InvitedPlace[] = []
  for (const { presenterId, personId, employerId, name } of places) {
    if (employerId === null) continue
    const invitation = invitations.find((each) => each.presenter_id === presenterId)
    seen.push({
      presenterId,
      employerId,
      employerName: name,
      personName: names.get(personId) ?? '',
      entitled: await mayPresentFor(ctx, personId, employerId),
      invitation: invitation ? toView(invitation, plan.plannedStart) : null,
    })
  }
  return seen
}

/** What I am asked to present, for the companies I act for; nothing for somebody on the blacklist, who acts for none. */
export async function ownInvitations(ctx: Ctx): Promise<OwnInvitation[]> {
  const { personId, barredUntil } = requirePerson(ctx.actor)
  if (barredUntil) return []
  return (await listOwn(ctx, personId, upcomingStates)).map(toOwn)
}
