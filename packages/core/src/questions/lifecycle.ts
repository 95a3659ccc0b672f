import type { Lifecycle } from '../lifecycle.ts'
import type { QuestionState } from './schema.ts'

export type QuestionAction = 'release' | 'hold' | 'take' | 'putBack' | 'answer' | 'merge' | 'hide'
/** A host of the station, somebody who presents in the show, and after it the people of an employer it was about. */
export type QuestionRole = 'host' | 'presenter' | 'employer'

export const questionLifecycle = {
  release: { from: ['held', 'hidden'], to: 'open', by: ['host'] },
  hold: { from: ['open', 'taken'], to: 'held', by: ['host'] },
  take: { from: ['open'], to: 'taken', by: ['host', 'presenter'] },
  putBack: { from: ['taken'], to: 'open', by: ['host', 'presenter'] },
  answer: { from: ['open', 'taken'], to: 'answered', by: ['host', 'presenter', 'employer'] },
  merge: { from: ['held', 'open', 'taken'], to: 'hidden', by: ['host'] },
  hide: { from: ['held', 'open', 'taken', 'answered'], to: 'hidden', by: ['host'], reason: 'required' },
} as const satisfies Lifecycle<QuestionState, QuestionAction, QuestionRole>
