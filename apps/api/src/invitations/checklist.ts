import { checklistOf, ownPart, type PresenterChecklist } from '@zhibo/core/invitations/checklist'
import { actsFor, requirePerson } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { lastDeviceTest } from '../device-tests/last.ts'
import { employerBriefs } from '../employers/in-force.ts'
import { cardsOf } from '../jobs/cards.ts'
import { whoRehearsed } from '../media/rehearsed.ts'
import { AppError } from '../problem.ts'
import { planOf, type PlannedPlace, plannedPlaces } from '../sessions/plan.ts'
import { rolesOn } from '../sessions/standing.ts'
import { listOfSession } from './queries.ts'
import { standing } from './views.ts'

/** What each presenter lacks before the show: all of them for its hosts, a presenter's own for themself. To others it is unknown. */
export async function checklist(ctx: Ctx, sessionId: string): Promise<PresenterChecklist[]> {
  const me = requirePerson(ctx.actor)
  const plan = await planOf(ctx, sessionId)
  const isHost = rolesOn(me, plan.show).includes('host')
  const isOwn = ({ personId, employerId }: PlannedPlace) => personId === me.personId && actsFor(me, employerId)
  const places = (await plannedPlaces(ctx, sessionId)).filter((place) => isHost || isOwn(place))
  if (places.length === 0 && !isHost) throw new AppError('not_found')
  const [employers, cards, invitations, tests, rehearsed] = await Promise.all([
    employerBriefs(
      ctx,
      places.flatMap(({ employerId }) => employerId ?? []),
    ),
    cardsOf(
      ctx,
      places.flatMap(({ jobIds }) => jobIds),
    ),
    listOfSession(ctx, sessionId),
    lastDeviceTest(ctx, sessionId),
    whoRehearsed(ctx, sessionId),
  ])
  return places.map(({ presenterId, employerId, name, jobIds }) => {
    const own = { tested: tests.get(presenterId)?.ok ?? false, rehearsed: rehearsed.has(presenterId) }
    if (employerId === null) return { presenterId, name, items: ownPart(own, plan) }
    const invitation = invitations.find((each) => each.presenter_id === presenterId)
    const facts = {
      ...own,
      invitation: invitation ? standing(invitation, plan.plannedStart) : null,
      verifiedUntil: employers.get(employerId)?.verifiedUntil ?? null,
      jobs: jobIds.flatMap((id) => cards.get(id) ?? []),
    }
    return { presenterId, name, items: checklistOf(facts, plan) }
  })
}
