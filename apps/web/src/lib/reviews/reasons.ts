import type { ReasonCode } from '@zhibo/core/reviews/schema'
import { reasonNames } from './names.ts'

/** The reasons one may pick from: all, or those that speak against. */
export const reasonOptions = (which: 'all' | 'against'): { value: string; label: string }[] =>
  (Object.keys(reasonNames) as ReasonCode[])
    .filter((code) => which === 'all' || code !== 'complete_and_true')
    .map((value) => ({ value, label: reasonNames[value]() }))
