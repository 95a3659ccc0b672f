import type { SessionState } from '@zhibo/core/sessions/schema'
import { type Actor, actsFor, requirePerson } from '../actor.ts'
import type { Ctx, Tx } from '../context.ts'
import type { RoomKind } from '../media/rooms.ts'
import { AppError, found } from '../problem.ts'
import { findPresenter, listPresenters, type Presenter } from './presenter-queries.ts'
import { findSession, lockSession, type Session } from './queries.ts'
import { openRoom, requireRoom, requireVisible, rolesOn, type Show } from './standing.ts'

/** A presenter's place in a session: who sends from it, and whether anything may be sent now. */
export interface Place {
  presenterId: string
  sessionId: string
  stationId: string
  show: Show
  personId: string
  /** Null: somebody of the station itself. */
  employerId: string | null
  state: SessionState
  plannedEnd: Date
  onAir: boolean
  /** Where its media goes now; null when there is no room. */
  room: RoomKind | null
  /** The same, or the refusal that says why there is none. */
  requireRoom: () => RoomKind
}

/** The place, as it is now; `not_found` when there is none. */
export async function placeOf(ctx: Ctx, sessionId: string, presenterId: string): Promise<Place> {
  return toPlace(found(await findSession(ctx, sessionId)), found(await findPresenter(ctx, sessionId, presenterId)))
}

/** The same with the session's lock held, which guards its places too. */
export async function lockPlace(tx: Tx, sessionId: string, presenterId: string): Promise<Place> {
  return toPlace(found(await lockSession(tx, sessionId)), found(await findPresenter(tx, sessionId, presenterId)))
}

/** Refuses whoever neither presents from this place nor runs its session; to the rest of the world it is unknown. */
export function requireTender(actor: Actor, place: Place): void {
  const person = requirePerson(actor)
  if (person.personId === place.personId && actsFor(person, place.employerId)) return
  if (!rolesOn(actor, place.show).includes('host')) throw new AppError('not_found')
}

/** The places the actor presents from in a session, with the name they stand under: none of a company they left. */
export async function ownPlaces(ctx: Ctx, sessionId: string): Promise<{ presenterId: string; name: string }[]> {
  const person = requirePerson(ctx.actor)
  requireVisible(ctx.actor, found(await findSession(ctx, sessionId)))
  const presenters = await listPresenters(ctx, sessionId)
  return presenters
    .filter((each) => each.person_id === person.personId && actsFor(person, each.employer_id))
    .map(({ id, name }) => ({ presenterId: id, name }))
}

const toPlace = (session: Session, presenter: Presenter): Place => ({
  presenterId: presenter.id,
  sessionId: session.id,
  stationId: session.station_id,
  show: session,
  personId: presenter.person_id,
  employerId: presenter.employer_id,
  state: session.state,
  plannedEnd: session.planned_end,
  onAir: presenter.state === 'on_air',
  room: openRoom(session),
  requireRoom: () => requireRoom(session),
})
