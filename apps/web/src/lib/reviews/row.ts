import type { ReviewPart } from '@zhibo/core/reviews/schema'

/** One line of a revision, in words. `field` is its dotted path, as findings name it. */
export interface Row {
  field: string
  label: string
  value: string
}
export interface RowGroup {
  part: ReviewPart
  rows: Row[]
}

export const row = (field: string, label: string, value: string): Row => ({ field, label, value })
