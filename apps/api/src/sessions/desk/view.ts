import { deskActions, type DeskPerson, type DeskView, isAway } from '@zhibo/core/sessions/desk'
import { requirePerson } from '../../actor.ts'
import type { Ctx } from '../../context.ts'
import { namesOf } from '../../identity/names.ts'
import { whoMay } from '../../identity/who-may.ts'
import { AppError, found } from '../../problem.ts'
import { findSession } from '../queries.ts'
import { heldBy, isStaff, requireVisible, rolesOn } from '../standing.ts'
import { findDesk, standingOf } from './queries.ts'

/** Who is in charge, for the station's staff. */
export async function viewDesk(ctx: Ctx, sessionId: string): Promise<DeskView> {
  const me = requirePerson(ctx.actor)
  const session = found(await findSession(ctx, sessionId))
  requireVisible(me, session)
  if (!isStaff(me, session)) throw new AppError('forbidden')
  const roles = rolesOn(me, session)
  const desk = await findDesk(ctx, sessionId)
  const now = ctx.clock()
  const names = await namesOf(
    ctx,
    [desk?.holder_id, desk?.offered_to].flatMap((id) => id ?? []),
  )
  const person = (personId: string | null | undefined): DeskPerson | null =>
    personId ? { personId, name: names.get(personId) ?? '' } : null
  const who = { personId: me.personId, host: roles.includes('host'), lead: roles.includes('lead') }
  return {
    holder: person(desk?.holder_id),
    since: desk?.since.toISOString() ?? null,
    seenAt: desk?.seen_at.toISOString() ?? null,
    away: desk ? isAway(standingOf(desk), now) : false,
    mine: desk?.holder_id === me.personId,
    offeredTo: person(desk?.offered_to),
    actions: deskActions(desk ? standingOf(desk) : null, who, now),
    hosts: (await whoMay(ctx, 'session.run', heldBy(session))).filter(({ personId }) => personId !== desk?.holder_id),
  }
}
