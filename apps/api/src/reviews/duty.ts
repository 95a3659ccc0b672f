import { mayAt, type Permission, stationsWhere } from '@zhibo/core/identity/policy'
import type { ReviewRole } from '@zhibo/core/reviews/lifecycle'
import { type Actor, authorize, type PersonActor, requirePerson } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../problem.ts'
import type { ReviewCase } from './queries.ts'

/** The stations whose cases the actor may read; refuses somebody who may read none. */
export function readableStations(actor: Actor): 'all' | string[] {
  const stations = stationsWhere(requirePerson(actor).grants, 'review.read')
  if (stations !== 'all' && stations.length === 0) throw new AppError('forbidden')
  return stations
}

/** Refuses whoever may not read this case: to the staff of another station it is as good as unknown. */
export function requireReader(actor: Actor, reviewCase: ReviewCase): PersonActor {
  const stations = readableStations(actor)
  if (stations !== 'all' && !stations.includes(reviewCase.station_id)) throw new AppError('not_found')
  return requirePerson(actor)
}

/** Somebody who may judge this case. Nobody decides on what they submitted themselves, nor on their own employer's. */
export function requireJudge(actor: Actor, reviewCase: ReviewCase, permission: Permission): PersonActor {
  const person = requireReader(actor, reviewCase)
  authorize(person, permission, reviewCase.station_id)
  if (isOwn(person, reviewCase)) throw new AppError('own_submission')
  return person
}

/** What the actor is to this case now, in the words of the transition table. */
export function rolesOn({ actor, clock }: Ctx, reviewCase: ReviewCase): ReviewRole[] {
  if (actor.kind === 'system') return ['system']
  if (actor.kind === 'visitor') return []
  if (isOwn(actor, reviewCase)) return ['submitter']
  const judges = mayAt(actor.grants, 'review.decide', reviewCase.station_id)
  const roles: Record<Exclude<ReviewRole, 'system' | 'submitter'>, boolean> = {
    reviewer: judges,
    holder: judges && holds(actor, reviewCase) && !claimRanOut(reviewCase, clock()),
    other_decider: judges && reviewCase.decided_by !== actor.personId,
    lead: mayAt(actor.grants, 'review.suspend', reviewCase.station_id),
  }
  return (Object.keys(roles) as (keyof typeof roles)[]).filter((role) => roles[role])
}

/** Whether the case is claimed in this person's name, run out or not. */
export const holds = (person: PersonActor, reviewCase: ReviewCase): boolean => reviewCase.claimed_by === person.personId

/** Whether a claim fell back to the queue, though nothing has written it down yet. */
export const claimRanOut = (reviewCase: ReviewCase, now: Date): boolean =>
  reviewCase.claimed_until !== null && reviewCase.claimed_until <= now

function isOwn(person: PersonActor, reviewCase: ReviewCase): boolean {
  if (reviewCase.submitted_by === person.personId) return true
  return person.memberships.some((membership) => membership.employerId === reviewCase.employer_id)
}
