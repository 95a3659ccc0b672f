import { mayAt } from '@zhibo/core/identity/policy'
import type { MeView } from '@zhibo/core/identity/schema'
import { allowedActions } from '@zhibo/core/lifecycle'
import { type ReviewAction, reviewLifecycle, type ReviewRole } from '@zhibo/core/reviews/lifecycle'
import type { ReviewCaseView } from '@zhibo/core/reviews/schema'

/** A claim that has run out is no claim, though nothing has written it down yet. */
export const isClaimed = ({ state, claimedUntil }: ReviewCaseView, now: Date): boolean =>
  state === 'claimed' && claimedUntil !== null && new Date(claimedUntil) > now

/** What somebody may do with a case now, from the very table the API asks. */
export function actionsOn(me: MeView, reviewCase: ReviewCaseView, now: Date): ReviewAction[] {
  const claimed = isClaimed(reviewCase, now)
  const state = reviewCase.state === 'claimed' && !claimed ? 'submitted' : reviewCase.state
  return [...new Set(rolesOn(me, reviewCase, claimed).flatMap((role) => allowedActions(reviewLifecycle, state, role)))]
}

function rolesOn(me: MeView, { stationId, mine, submittedByMe }: ReviewCaseView, claimed: boolean): ReviewRole[] {
  if (submittedByMe) return ['submitter']
  const roles: ReviewRole[] = []
  const judges = mayAt(me.roles, 'review.decide', stationId)
  if (judges) roles.push('reviewer')
  if (judges && mine && claimed) roles.push('holder')
  if (mayAt(me.roles, 'review.suspend', stationId)) roles.push('lead')
  return roles
}
