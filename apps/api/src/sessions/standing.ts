import { mayAt } from '@zhibo/core/identity/policy'
import type { SessionRole } from '@zhibo/core/sessions/lifecycle'
import type { SessionState } from '@zhibo/core/sessions/schema'
import type { Actor } from '../actor.ts'
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

/** Whether everyone may see a session. A plan called off before it was ever approved stays the staff's. */
export const isPublic = ({ state, announced_at }: Session): boolean =>
  publicStates.includes(state) && (state !== 'cancelled' || announced_at !== null)

/** What the actor is to a session of this station, in the words of the transition tables. */
export function rolesOn(actor: Actor, stationId: string): SessionRole[] {
  if (actor.kind === 'system') return ['system']
  if (actor.kind === 'visitor') return []
  const roles: SessionRole[] = []
  if (mayAt(actor.grants, 'session.run', stationId)) roles.push('host')
  if (mayAt(actor.grants, 'session.reopen', stationId)) roles.push('lead')
  return roles
}

/** Whether the actor works for the station: hosts who plan it, reviewers and auditors who judge it. */
export function isStaff(actor: Actor, stationId: string): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind === 'visitor') return false
  return mayAt(actor.grants, 'session.plan', stationId) || mayAt(actor.grants, 'review.read', stationId)
}

/** Refuses whoever may not see this session yet: to them it is as good as unknown. */
export function requireVisible(actor: Actor, session: Session): void {
  if (!isPublic(session) && !isStaff(actor, session.station_id)) throw new AppError('not_found')
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
