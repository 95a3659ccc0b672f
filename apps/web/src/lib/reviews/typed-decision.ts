import { fieldName, returnedFields } from '@zhibo/core/reviews/fields'
import {
  type Decide,
  partsOf,
  type PartVerdict,
  ReasonCode,
  ReviewPart,
  type ReviewSubject,
} from '@zhibo/core/reviews/schema'
import type { Locale } from '@zhibo/ui/format'
import { ticked, type Typed } from '#lib/forms/typed.ts'
import { m } from '#lib/paraglide/messages.js'
import { markBox, noteBox } from './mark-box.ts'

/**
 * A decision as typed. Where the whole has no words or reason of its own, those of the parts that go back are meant, and
 * of their fields by name; an approval needs none. A part nobody judged is left out, so that the API can say which; one
 * with a field that is marked goes back.
 */
export function decisionOf(subject: ReviewSubject, typed: Typed, locale: Locale): unknown {
  const parts = Object.fromEntries(partsOf[subject].flatMap((part) => verdictOf(part, typed)))
  const back = Object.values(parts).filter((verdict) => verdict.result === 'return')
  return {
    expectedVersion: Number(typed.expectedVersion),
    decision: typed.decision,
    parts,
    reasonCode: typed.reasonCode || (typed.decision === 'approve' ? 'complete_and_true' : back[0]?.reasonCode),
    publicNote: typed.publicNote?.trim() || wordsOf(parts, locale),
    internalNote: typed.internalNote ?? '',
  } satisfies Partial<Record<keyof Decide, unknown>>
}

function verdictOf(part: ReviewPart, typed: Typed): [ReviewPart, PartVerdict][] {
  const of = (name: string) => typed[`parts.${part}.${name}`]?.trim() || undefined
  const fields = [...new Set(ticked(typed[markBox(part)]))].map((field) => ({
    field,
    note: typed[noteBox(field)]?.trim() ?? '',
  }))
  const named = fields.length > 0 ? { fields } : {}
  const result = of('result') ?? (fields.length > 0 ? 'return' : undefined)
  if (result !== 'pass' && result !== 'return') return []
  if (result === 'pass') return [[part, { result, ...named }]]
  const reason = ReasonCode.safeParse(of('reasonCode'))
  return [[part, { result, reasonCode: reason.data, article: of('article'), note: of('note'), ...named }]]
}

/** What the parts say, line by line: of a whole part, then of each of its fields. */
function wordsOf(parts: Partial<Record<string, PartVerdict>>, locale: Locale): string {
  const lines = ReviewPart.options.flatMap((part) => {
    const verdict = parts[part]
    if (verdict?.result !== 'return') return []
    const fields = returnedFields({ [part]: verdict }).map(({ field, note }) =>
      [fieldName(part, field, locale), note].filter(Boolean).join(m.employers_colon()),
    )
    return [verdict.note ?? [], fields].flat()
  })
  return lines.join('\n').slice(0, 1000)
}
