import type { RoleGrant } from '@zhibo/core/identity/policy'
import type { Role } from '@zhibo/core/identity/schema'
import type { PersonActor } from '../../actor.ts'
import type { Ctx } from '../../context.ts'
import type { JobCard } from '@zhibo/core/jobs/schema'

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** Who is there while the demo's past is acted out, in the order of the lists they come from. */
export interface Cast {
  /** The moment that the past leads up to. */
  now: Date
  stations: readonly { id: string; studioIds: readonly string[] }[]
  host: PersonActor
  reviewer: PersonActor
  employers: readonly { id: string; owner: PersonActor; stationId: string }[]
  /** Published, each with the place of its employer. */
  jobs: readonly { employer: number; card: JobCard }[]
}

/** The same context at another time with somebody acting: how the past is acted out through the verbs of today. */
export const at = <C extends Ctx>(ctx: C, when: Date | number, actor: Ctx['actor'] = ctx.actor): C => ({
  ...ctx,
  actor,
  clock: () => new Date(when),
})

export const person = (
  personId: string,
  held: { grants?: RoleGrant[]; memberships?: PersonActor['memberships'] } = {},
): PersonActor => ({
  kind: 'person',
  personId,
  name: '',
  grants: [],
  memberships: [],
  authSessionId: null,
  barredUntil: null,
  ...held,
})

/** Staff with a role in the whole county. */
export const staff = (personId: string, role: Role): PersonActor =>
  person(personId, { grants: [{ role, stationId: null }] })

/** `2026-11-23` and `19:30` in Shanghai as an instant. */
export const shanghai = (date: string, time: string): number => Date.parse(`${date}T${time}:00+08:00`)
