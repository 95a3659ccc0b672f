import { type BlacklistAction, blacklistLifecycle, type BlacklistRole } from '@zhibo/core/blacklist/lifecycle'
import type { BlacklistState } from '@zhibo/core/blacklist/schema'
import { type Permission, stationsWhere } from '@zhibo/core/identity/policy'
import { transition } from '@zhibo/core/lifecycle'
import { type Actor, type PersonActor, requirePerson } from '../actor.ts'
import { AppError } from '../problem.ts'
import type { BlacklistEntry } from './queries.ts'

/** The blacklist is the whole county's: a role at any station is enough to do what the role may do. */
export function requireDuty(actor: Actor, permission: Permission): PersonActor {
  const person = requirePerson(actor)
  if (!may(person, permission)) throw new AppError('forbidden')
  return person
}

const may = (person: PersonActor, permission: Permission): boolean =>
  stationsWhere(person.grants, permission).length > 0

/** What the actor is to this entry, in the words of the transition table. `behind` are the companies it is about. */
function rolesOn(actor: Actor, entry: BlacklistEntry, behind: readonly { id: string }[]): BlacklistRole[] {
  if (actor.kind === 'system') return ['system']
  const person = requirePerson(actor)
  const leads = may(person, 'blacklist.sign')
  const own = entry.proposed_by === person.personId
  const about = isAbout(person, entry, behind)
  const roles: Record<Exclude<BlacklistRole, 'system'>, boolean> = {
    second: leads && !own && !about,
    proposer: own && may(person, 'blacklist.propose'),
    lead: leads && !about,
  }
  return (Object.keys(roles) as (keyof typeof roles)[]).filter((role) => roles[role])
}

/** Nobody has a say about themselves, nor about a company they act for. */
export function isAbout(person: PersonActor, entry: BlacklistEntry, behind: readonly { id: string }[]): boolean {
  const acts = person.memberships.some(({ employerId }) => behind.some(({ id }) => id === employerId))
  return entry.person_id === person.personId || acts
}

/** Where an action leads, or the refusal: one's own proposal waits for somebody else. */
export function stateAfter(
  actor: Actor,
  entry: BlacklistEntry,
  action: BlacklistAction,
  { behind, reason }: { behind: readonly { id: string }[]; reason?: string },
): BlacklistState {
  const outcome = transition(blacklistLifecycle, entry.state, action, rolesOn(actor, entry, behind), reason)
  if ('to' in outcome) return outcome.to
  if (outcome.refused !== 'not_by_you') throw new AppError(outcome.refused)
  const own = actor.kind === 'person' && entry.proposed_by === actor.personId
  throw new AppError(action === 'sign' && own ? 'own_submission' : 'forbidden')
}
