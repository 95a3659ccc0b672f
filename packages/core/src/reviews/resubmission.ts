import { endOfShanghaiDay, shanghaiDay } from '../day.ts'
import { allowedActions } from '../lifecycle.ts'
import { reviewLifecycle } from './lifecycle.ts'
import type { ReviewState } from './schema.ts'

/** 申诉期: a rejection can be appealed for so many days after the day of the decision. Our choice, no law's. */
export const appealDays = 15

/** The newest case of a subject, as far as it says what may follow. */
export interface Followed {
  state: ReviewState
  decidedAt: Date | null
}

/**
 * When a new revision may follow a case. What is being looked at waits for its answer, and what is suspended for its
 * reinstatement. A rejection is first of all for its appeal: once that is lost, or its time is over, whoever has mended
 * the causes may begin anew. Only a returned case takes the revision up itself; all others are followed by a new one.
 */
export const resubmission = {
  submitted: 'never',
  claimed: 'never',
  awaiting_signature: 'never',
  returned: 'now',
  approved: 'now',
  suspended: 'never',
  rejected: 'after_appeal_time',
  appealed: 'never',
  upheld: 'now',
  overturned: 'now',
} as const satisfies Record<ReviewState, 'now' | 'after_appeal_time' | 'never'>

/** Until when a case may be appealed, an instant that no longer counts; null when it may not, or not any more. */
export function appealableUntil({ state, decidedAt }: Followed, now: Date): Date | null {
  if (decidedAt === null || !allowedActions(reviewLifecycle, state, 'submitter').includes('appeal')) return null
  const until = endOfShanghaiDay(shanghaiDay(new Date(decidedAt.getTime() + appealDays * 86_400_000)))
  return now < until ? until : null
}

/** Whether a new revision may be handed in at `now`; `newest` is undefined where none ever was. */
export function takesRevision(newest: Followed | undefined, now: Date): boolean {
  if (!newest) return true
  const when = resubmission[newest.state]
  return when === 'now' || (when === 'after_appeal_time' && appealableUntil(newest, now) === null)
}
