import { mayAt, type Permission } from '@zhibo/core/identity/policy'
import type { SessionRole } from '@zhibo/core/sessions/lifecycle'
import type { SessionState } from '@zhibo/core/sessions/schema'
import { type Actor, requirePerson } from '../actor.ts'
import type { RoomKind } from '../media/rooms.ts'
import { AppError } from '../problem.ts'
import type { Session } from './queries.ts'

/** States that are everyone's business; plans are the staff's. */
export const publicStates: readonly SessionState[] = [
  'scheduled',
  'live',
  'interrupted',
  'ended',
  'sealed',
  'cancelled',
]

/** Whether everyone may see a session. A plan called off that was not approved as it stood stays the staff's. */
export const isPublic = ({ state, announced_at }: Session): boolean =>
  publicStates.includes(state) && (state !== 'cancelled' || announced_at !== null)

/** Since when a show is announced once it is called off: a draft of one that was taken back nobody approved, so never. */
export const announcedIfCalledOff = ({ state, announced_at }: Session): Date | null =>
  state === 'scheduled' ? announced_at : null

/** Whose a show is: the station that planned it, and those that were asked and accepted to hold it too. */
export type Show = Pick<Session, 'station_id' | 'partner_ids'>

/** The stations whose people run a show. Every verb of the studio asks here, so that a partner's host is as good as its own. */
export const heldBy = ({ station_id, partner_ids }: Show): string[] => [station_id, ...partner_ids]

const mayIn = (actor: Actor, permission: Permission, show: Show): boolean =>
  actor.kind === 'person' && heldBy(show).some((stationId) => mayAt(actor.grants, permission, stationId))

/** Refuses unless the actor's roles allow it at one of the stations that hold the show. Its plan is its own station's: see `authorize`. */
export function authorizeShow(actor: Actor, permission: 'session.run' | 'session.moderate', show: Show): void {
  if (actor.kind === 'system') return
  if (!mayIn(requirePerson(actor), permission, show)) throw new AppError('forbidden')
}

/** What the actor is to a show, in the words of the transition tables. A stopped one is reopened by the station that answers for it. */
export function rolesOn(actor: Actor, show: Show): SessionRole[] {
  if (actor.kind === 'system') return ['system']
  if (actor.kind === 'visitor') return []
  const roles: SessionRole[] = []
  if (mayIn(actor, 'session.run', show)) roles.push('host')
  if (mayAt(actor.grants, 'session.reopen', show.station_id)) roles.push('lead')
  return roles
}

/** Whether the actor works for a station that holds the show: hosts who plan it, reviewers and auditors who judge it. */
export const isStaff = (actor: Actor, show: Show): boolean =>
  heldBy(show).some((stationId) => worksAt(actor, stationId))

/** At which of them the actor works, its own first: whose month they read it in. */
export const stationFor = (actor: Actor, show: Show): string =>
  heldBy(show).find((stationId) => worksAt(actor, stationId)) ?? show.station_id

/** The same of one station. */
export function worksAt(actor: Actor, stationId: string): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind === 'visitor') return false
  return mayAt(actor.grants, 'session.plan', stationId) || mayAt(actor.grants, 'review.read', stationId)
}

/** Refuses whoever may not see this session yet: to them it is as good as unknown. */
export function requireVisible(actor: Actor, session: Session): void {
  if (!isPublic(session) && !isStaff(actor, session)) throw new AppError('not_found')
}

/** Where the session's media goes now; null when it has none. A stopped session has none until a lead reopens it. */
export function openRoom(session: Session): RoomKind | null {
  if (session.stopped_at) return null
  if (session.state === 'live' || session.state === 'interrupted') return 'live'
  return session.rehearsing_since && session.state === 'scheduled' ? 'rehearsal' : null
}

/** As `openRoom`, or the refusal that says why there is none. */
export function requireRoom(session: Session): RoomKind {
  const room = openRoom(session)
  if (room) return room
  throw new AppError(session.stopped_at && session.state === 'interrupted' ? 'session_stopped' : 'session_not_live')
}

/** Refuses unless the session is before its public, stopped or not: `session_stopped` says which. */
export function requireRunning(session: Session): void {
  if (requireRoom(session) !== 'live') throw new AppError('session_not_live')
}
