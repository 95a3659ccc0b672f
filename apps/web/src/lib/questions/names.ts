import type { QuestionState } from '@zhibo/core/questions/schema'
import { m } from '#lib/paraglide/messages.js'

export const questionStateNames: Record<QuestionState, () => string> = {
  held: m.questions_state_held,
  open: m.questions_state_open,
  taken: m.questions_state_taken,
  answered: m.questions_state_answered,
  hidden: m.questions_state_hidden,
}

/** The minute of a show as people count it: the first is 1. */
export const minuteOf = (ms: number): number => Math.floor(ms / 60_000) + 1
