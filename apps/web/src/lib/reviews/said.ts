import type { ReviewEventView } from '@zhibo/core/reviews/schema'
import { reasonOf } from './happenings.ts'

/** What somebody said who now waits for an answer: an appeal, or a proposal that needs a second name. */
export interface Said {
  publicNote: string
  internalNote: string
  why: string
}

/** The words of the last appeal, and of the last proposal; null where there were none. */
export function lastSaid(history: readonly ReviewEventView[]): { appeal: Said | null; proposal: Said | null } {
  const wordsOf = (is: (action: string) => boolean): Said | null => {
    const event = history.findLast(({ action }) => is(action))
    return event
      ? { publicNote: event.publicNote, internalNote: event.internalNote, why: reasonOf(event.reasonCode) }
      : null
  }
  return {
    appeal: wordsOf((action) => action === 'appeal'),
    proposal: wordsOf((action) => action.startsWith('propose_')),
  }
}
