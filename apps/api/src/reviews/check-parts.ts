import { type Decide, partsOf, type PartVerdict, type ReviewSubject } from '@zhibo/core/reviews/schema'
import type { z } from 'zod'
import { AppError } from '../problem.ts'

/**
 * A decision must say what it says of its parts: an approval that every one passes, a return which of them goes back, and
 * of each that goes back why. Where all pass, nothing goes back. No decision speaks of a part the subject does not have;
 * what is complete and true is no reason against it.
 */
export function checkParts(subject: ReviewSubject, { decision, parts, reasonCode }: Decide): void {
  const own = partsOf[subject]
  const issues: z.core.$ZodIssue[] = []
  const refuse = (part: string, message: string) =>
    issues.push({ code: 'custom', path: ['parts', part], message, input: undefined })
  if (decision !== 'approve' && reasonCode === 'complete_and_true')
    issues.push({ code: 'custom', path: ['reasonCode'], message: 'reason_unfit', input: undefined })
  for (const [part, verdict] of Object.entries(parts)) {
    if (!own.some((each) => each === part)) refuse(part, 'part_unknown')
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

const saysWhy = ({ reasonCode, note }: PartVerdict): boolean =>
  (reasonCode !== undefined && reasonCode !== 'complete_and_true') || Boolean(note)
