import {
  type Decide,
  partsOf,
  type PartVerdict,
  ReasonCode,
  type ReviewPart,
  type ReviewSubject,
} from '@zhibo/core/reviews/schema'
import type { Typed } from '#lib/forms/typed.ts'

/**
 * A decision as typed. Where the whole has no words or reason of its own, those of the parts that go back are meant;
 * an approval needs none. A part nobody judged is left out, so that the API can say which.
 */
export function decisionOf(subject: ReviewSubject, typed: Typed): unknown {
  const parts = Object.fromEntries(partsOf[subject].flatMap((part) => verdictOf(part, typed)))
  const back = Object.values(parts).filter((verdict) => verdict.result === 'return')
  const notes = back.flatMap((verdict) => verdict.note ?? [])
  return {
    expectedVersion: Number(typed.expectedVersion),
    decision: typed.decision,
    parts,
    reasonCode: typed.reasonCode || (typed.decision === 'approve' ? 'complete_and_true' : back[0]?.reasonCode),
    publicNote: typed.publicNote?.trim() || notes.join('\n'),
    internalNote: typed.internalNote ?? '',
  } satisfies Partial<Record<keyof Decide, unknown>>
}

function verdictOf(part: ReviewPart, typed: Typed): [ReviewPart, PartVerdict][] {
  const of = (name: string) => typed[`parts.${part}.${name}`]?.trim() || undefined
  const result = of('result')
  if (result !== 'pass' && result !== 'return') return []
  if (result === 'pass') return [[part, { result }]]
  const reason = ReasonCode.safeParse(of('reasonCode'))
  return [[part, { result, reasonCode: reason.data, article: of('article'), note: of('note') }]]
}
