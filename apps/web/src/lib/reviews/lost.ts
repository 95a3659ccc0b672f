import { waitingStates } from '@zhibo/core/reviews/lifecycle'
import type { ReviewCaseView, ReviewState } from '@zhibo/core/reviews/schema'
import { m } from '#lib/paraglide/messages.js'

/** How a case got out of the hands of whoever judged it. */
export type Lost = 'ran_out' | 'taken_over' | 'decided'

type Current = Pick<ReviewCaseView, 'state' | 'claimedBy' | 'mine'>

/** What became of a case that somebody held; `claimed` is whether anybody holds it now. */
export function lostHow({ state, mine }: Current, claimed: boolean): Lost {
  const waiting: readonly ReviewState[] = waitingStates
  if (!waiting.includes(state)) return 'decided'
  return claimed && !mine ? 'taken_over' : 'ran_out'
}

export const lostWords: Record<Lost, (reviewCase: Current) => string> = {
  ran_out: () => m.reviews_ran_out(),
  taken_over: ({ claimedBy }) => m.reviews_taken_over({ name: claimedBy?.name ?? '' }),
  decided: () => m.reviews_decided_meanwhile(),
}
