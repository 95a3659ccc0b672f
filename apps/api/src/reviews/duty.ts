import { mayAt, type Permission, stationsWhere } from '@zhibo/core/identity/policy'
import type { CheckerRole } from '@zhibo/core/reviews/checker'
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
export function requireReader(actor: Actor, reviewCase: Pick<ReviewCase, 'station_id'>): PersonActor {
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

/** Somebody who may sign what is proposed: not whoever proposed it, nor whoever decided the case before. */
export function requireSigner(actor: Actor, reviewCase: ReviewCase): PersonActor {
  const person = requireJudge(actor, reviewCase, 'review.sign')
  if (reviewCase.state === 'awaiting_signature' && hasSpoken(person, reviewCase)) throw new AppError('own_submission')
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
    signer: mayAt(actor.grants, 'review.sign', reviewCase.station_id) && !hasSpoken(actor, reviewCase),
  }
  return (Object.keys(roles) as (keyof typeof roles)[]).filter((role) => roles[role])
}

/** In which role somebody acts on a case, as the public is told later; null for whoever hands it in, and for the software. */
export function actedAs(actor: Actor, reviewCase: ReviewCase): CheckerRole | null {
  if (actor.kind !== 'person' || isOwn(actor, reviewCase)) return null
  if (mayAt(actor.grants, 'review.suspend', reviewCase.station_id)) return 'lead'
  return mayAt(actor.grants, 'review.decide', reviewCase.station_id) ? 'reviewer' : null
}

/** Whether the case is claimed in this person's name, run out or not. */
export const holds = (person: PersonActor, reviewCase: ReviewCase): boolean => reviewCase.claimed_by === person.personId

/** Whether a claim fell back to the queue, though nothing has written it down yet. */
export const claimRanOut = (reviewCase: ReviewCase, now: Date): boolean =>
  reviewCase.claimed_until !== null && reviewCase.claimed_until <= now

/** Whether any revision of the subject is this person's own work, or their own employer's. */
export function isOwn(person: PersonActor, reviewCase: Pick<ReviewCase, 'submitters' | 'employer_id'>): boolean {
  if (reviewCase.submitters.includes(person.personId)) return true
  return person.memberships.some((membership) => membership.employerId === reviewCase.employer_id)
}

/** Whether this person handed it in, decided it or signed it. */
export const hadPart = (
  person: PersonActor,
  each: Pick<ReviewCase, 'submitters' | 'employer_id' | 'decided_by' | 'signed_by'>,
): boolean => isOwn(person, each) || each.decided_by === person.personId || each.signed_by === person.personId

/** Whether this person had part in either answer: what to make of the two is for somebody else. */
export const settledByOthers = (
  person: PersonActor,
  each: Parameters<typeof hadPart>[1] & { answered_by: string | null },
): boolean => hadPart(person, each) || each.answered_by === person.personId

/** Whether this person proposed what waits for a signature, or made the decision that stands. */
const hasSpoken = ({ personId }: PersonActor, { proposed_by, decided_by }: ReviewCase): boolean =>
  proposed_by === personId || decided_by === personId
