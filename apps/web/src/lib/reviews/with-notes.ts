import { KnownCause } from '@zhibo/core/reviews/found-rule'
import type { ReviewNote } from '@zhibo/core/reviews/schema'
import type { WordedFinding } from './sheet-of.ts'

/** The checks' findings, and what the subject's slice knows beyond the text. What both say is said once: as the checks weigh it. */
export const withNotes = (found: readonly WordedFinding[], notes: readonly ReviewNote[]): WordedFinding[] => [
  ...notes
    .filter(({ code, field }) => !found.some((finding) => finding.rule === code && finding.field === field))
    .map(({ code, blocks, field, basis, message }): WordedFinding => ({
      rule: code,
      action: blocks ? 'block' : 'flag',
      field,
      span: null,
      basis,
      message,
      known: KnownCause.safeParse(code).success,
    })),
  ...found,
]
