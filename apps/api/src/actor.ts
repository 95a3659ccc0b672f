import { mayAt, type Permission, type RoleGrant } from '@zhibo/core/identity/policy'
import type { MemberRole } from '@zhibo/core/identity/schema'
import { AppError } from './problem.ts'

export interface PersonActor {
  kind: 'person'
  personId: string
  name: string
  grants: readonly RoleGrant[]
  memberships: readonly { employerId: string; role: MemberRole }[]
  authSessionId: string | null
  /** On the blacklist until then: they read, and do nothing for any company. Null for everybody else. */
  barredUntil: Date | null
}

/** Who is acting: somebody signed in, somebody unknown, or the software itself (expiries, reconciliation). */
export type Actor = PersonActor | { kind: 'visitor' } | { kind: 'system' }

/** The person behind the actor, or 401. */
export function requirePerson(actor: Actor): PersonActor {
  if (actor.kind !== 'person') throw new AppError('not_signed_in')
  return actor
}

/** Refuses unless the actor's roles allow `permission` at `stationId` (null: the county). The software itself may do anything it has a verb for. */
export function authorize(actor: Actor, permission: Permission, stationId: string | null): void {
  if (actor.kind === 'system') return
  if (!mayAt(requirePerson(actor).grants, permission, stationId)) throw new AppError('forbidden')
}

/** Refuses unless the actor acts for this employer, and may. Somebody else's employer is as good as unknown: 404. */
export function requireMember(actor: Actor, employerId: string, role?: MemberRole): PersonActor {
  const person = requireInsider(actor, employerId, role)
  refuseBarred(person)
  return person
}

/** The same for who only reads: on the blacklist or not. */
export function requireInsider(actor: Actor, employerId: string, role?: MemberRole): PersonActor {
  const person = requirePerson(actor)
  const membership = person.memberships.find((each) => each.employerId === employerId)
  if (!membership) throw new AppError('not_found')
  if (role && membership.role !== role) throw new AppError('forbidden')
  return person
}

/** Whether somebody acts for this employer now, and may; of the station itself (null) nothing is asked. */
export const actsFor = ({ memberships, barredUntil }: PersonActor, employerId: string | null): boolean =>
  employerId === null || (barredUntil === null && memberships.some((each) => each.employerId === employerId))

/** Whoever is on the blacklist does nothing for any company, nor founds one, until that is over. */
export function refuseBarred({ barredUntil }: PersonActor): void {
  if (barredUntil) throw new AppError('barred', { details: { until: barredUntil.toISOString() } })
}
