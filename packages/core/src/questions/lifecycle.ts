import type { Lifecycle } from '../lifecycle.ts'
import type { QuestionState } from './schema.ts'

export type QuestionAction = 'release' | 'hold' | 'take' | 'answer' | 'merge' | 'hide'
export type QuestionRole = 'host' | 'presenter'

export const questionLifecycle = {
  release: { from: ['held'], to: 'open', by: ['host'] },
  hold: { from: ['open'], to: 'held', by: ['host'] },
  take: { from: ['open'], to: 'taken', by: ['host', 'presenter'] },
  answer: { from: ['open', 'taken'], to: 'answered', by: ['host', 'presenter'] },
  merge: { from: ['held', 'open', 'taken'], to: 'hidden', by: ['host'] },
  hide: { from: ['held', 'open', 'taken', 'answered'], to: 'hidden', by: ['host'], reason: 'required' },
} as const satisfies Lifecycle<QuestionState, QuestionAction, QuestionRole>
