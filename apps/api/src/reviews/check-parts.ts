import { hasField } from '@zhibo/core/reviews/fields'
import { type Decide, partsOf, type PartVerdict, type ReviewPart, type ReviewSubject } from '@zhibo/core/reviews/schema'
import type { z } from 'zod'
import { AppError } from '../problem.ts'

/**
 * A decision must say what it says of its parts: an approval that every one passes, a return which of them goes back, and
 * of each that goes back why. Where all pass, nothing goes back. No decision speaks of a part the subject does not have,
 * nor of a field this revision does not; what is complete and true is no reason against it.
 */
export function checkParts(
  subject: ReviewSubject,
  { decision, parts, reasonCode }: Decide,
  content: Record<string, unknown>,
): void {
  const own = partsOf[subject]
  const issues: z.core.$ZodIssue[] = []
  const refuse = (part: string, message: string) =>
    issues.push({ code: 'custom', path: ['parts', part], message, input: undefined })
  if (decision !== 'approve' && reasonCode === 'complete_and_true')
    issues.push({ code: 'custom', path: ['reasonCode'], message: 'reason_unfit', input: undefined })
  for (const [part, verdict] of Object.entries(parts)) {
    const known = own.find((each) => each === part)
    const problem = known ? problemOfFields(known, verdict, content) : 'part_unknown'
    if (problem) refuse(part, problem)
    else if (decision !== 'approve' && verdict.result === 'return' && !saysWhy(verdict))
      refuse(part, 'part_reason_missing')
  }
  const results = own.map((part) => parts[part]?.result)
  if (decision === 'approve') {
    for (const [at, part] of own.entries())
      if (results[at] !== 'pass') refuse(part, results[at] ? 'part_not_passed' : 'part_missing')
  } else if (results.every((result) => result === 'pass') || (decision === 'return' && !results.includes('return'))) {
    for (const part of own) refuse(part, 'part_none_returned')
  }
  if (issues.length > 0) throw new AppError('invalid_body', { issues })
}

/** What is wrong with the fields a verdict names, as a word for it. */
function problemOfFields(
  part: ReviewPart,
  { result, fields = [] }: PartVerdict,
  content: Record<string, unknown>,
): string | undefined {
  if (fields.some(({ field }) => !hasField(part, field, content))) return 'field_unknown'
  if (new Set(fields.map(({ field }) => field)).size < fields.length) return 'field_twice'
  return fields.length > 0 && result === 'pass' ? 'part_fields_passed' : undefined
}

/** A reason, a sentence, or one beside every field that goes back. */
const saysWhy = ({ reasonCode, note, fields = [] }: PartVerdict): boolean =>
  (reasonCode !== undefined && reasonCode !== 'complete_and_true') ||
  Boolean(note) ||
  (fields.length > 0 && fields.every((each) => each.note !== ''))
