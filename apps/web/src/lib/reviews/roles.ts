import { mayAt } from '@zhibo/core/identity/policy'
import type { MeView } from '@zhibo/core/identity/schema'
import { allowedActions } from '@zhibo/core/lifecycle'
import { declineOf, type ReviewAction, reviewLifecycle, type ReviewRole } from '@zhibo/core/reviews/lifecycle'
import type { ReviewCaseView } from '@zhibo/core/reviews/schema'

/** A claim that has run out is no claim, though nothing has written it down yet. */
export const isClaimed = ({ state, claimedUntil }: ReviewCaseView, now: Date): boolean =>
  state === 'claimed' && claimedUntil !== null && new Date(claimedUntil) > now

/** What somebody may do with a case now, from the very table the API asks. */
export function actionsOn(me: MeView, reviewCase: ReviewCaseView, now: Date): ReviewAction[] {
  const claimed = isClaimed(reviewCase, now)
  const state = reviewCase.state === 'claimed' && !claimed ? 'submitted' : reviewCase.state
  const allowed = rolesOn(me, reviewCase, claimed).flatMap((role) => allowedActions(reviewLifecycle, state, role))
  return [...new Set(allowed)].filter((action) => isMeant(action, reviewCase))
}

/** Whether the form of a decision is theirs: to take the case, or to decide it. What is proposed is signed, not judged again. */
export const judges = (actions: readonly ReviewAction[], { proposal }: ReviewCaseView): boolean =>
  proposal === null && actions.some((action) => action === 'approve' || action === 'claim')

function rolesOn(me: MeView, reviewCase: ReviewCaseView, claimed: boolean): ReviewRole[] {
  const { stationId, mine, submittedByMe, decidedByMe, proposal } = reviewCase
  if (submittedByMe) return ['submitter']
  const judges = mayAt(me.roles, 'review.decide', stationId)
  const roles: Partial<Record<ReviewRole, boolean>> = {
    reviewer: judges,
    holder: judges && mine && claimed,
    other_decider: judges && !decidedByMe,
    lead: mayAt(me.roles, 'review.suspend', stationId),
    signer: mayAt(me.roles, 'review.sign', stationId) && proposal !== null && !proposal.byMe && !decidedByMe,
  }
  return (Object.keys(roles) as ReviewRole[]).filter((role) => roles[role])
}

/** Of all that can be signed or declined, what is proposed. */
function isMeant(action: ReviewAction, { state, proposal }: ReviewCaseView): boolean {
  if (state !== 'awaiting_signature') return true
  return proposal !== null && (action === proposal.action || action === declineOf[proposal.action])
}
