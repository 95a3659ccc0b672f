import type { ReviewNote } from '@zhibo/core/reviews/schema'
import type { WordedFinding } from './sheet-of.ts'

/** The checks' findings, and what the subject's slice knows beyond the text; what both say is said once. */
export const withNotes = (found: readonly WordedFinding[], notes: readonly ReviewNote[]): WordedFinding[] => [
  ...notes.map(({ code, blocks, field, basis, message }): WordedFinding => ({
    rule: code,
    action: blocks ? 'block' : 'flag',
    field,
    span: null,
    basis,
    message,
  })),
  ...found.filter(({ rule, field }) => !notes.some((note) => note.code === rule && note.field === field)),
]
