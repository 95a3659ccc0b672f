import type { ReviewPart } from '@zhibo/core/reviews/schema'

/** A field that can be sent back by itself. */
export interface Markable {
  part: ReviewPart
  field: string
  label: string
}

/** The form's names for what is marked in a part, and for what is said of a field. */
export const markBox = (part: ReviewPart) => `fields.${part}`
export const noteBox = (field: string) => `notes.${field}`
