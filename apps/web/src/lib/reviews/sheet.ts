import type { FoundRule } from '@zhibo/core/reviews/found-rule'
import type { ReasonCode, ReviewPart } from '@zhibo/core/reviews/schema'
import type { Markable } from './mark-box.ts'
import type { Piece } from './pieces.ts'

// A case as it lies on the desk, in words and made on the server: the browser carries neither the checks nor the words
// of other people's forms.

export type Weight = 'block' | 'return' | 'flag'

/** What the checks say of one place of a revision. */
export interface SheetFinding {
  rule: FoundRule
  weight: Weight
  part: ReviewPart
  field: string
  /** The field as its row calls it, and the words at issue; empty where the whole field is meant. */
  label: string
  words: string
  span: [number, number] | null
  message: string
  basis: string
  /** The reason somebody gives who sends its line back. */
  reasonCode: ReasonCode
  /** The field as the checks named it, which may be finer or coarser than the line. */
  source: string
  /** Something known, not something a rule found: nobody can mark it as wrong. */
  known: boolean
  /** Whoever handed it in says that the checks misread it. */
  objected: boolean
  /** Somebody says that this finding is wrong. */
  mark: { id: string; by: string; note: string; mine: boolean } | null
}

/** One line of a revision. Findings are places in the sheet's list. */
export interface SheetRow {
  field: string
  label: string
  pieces: Piece[]
  changed: boolean
  findings: number[]
  /** It says nothing, and did not before. */
  blank: boolean
  /** It can be sent back by itself, here. */
  markable: boolean
}

/** A line that was sent back by name, as it is now, and what was said of it. */
export interface AskedRow {
  part: ReviewPart
  note: string
  row: SheetRow
}

/** What somebody would write who sends a part back for what the checks found. */
export interface Proposal {
  reasonCode: ReasonCode
  article: string
  /** What is said of the part as a whole. */
  note: string
  /** What is said of each field. */
  fields: { field: string; note: string }[]
}

export interface SheetPart {
  part: ReviewPart
  rows: SheetRow[]
  proposal: Proposal | null
}

/** A piece of evidence with the fields it proves. */
export interface SheetEvidence {
  label: string
  mediaType: string
  url: string
  pages: number | null
  /** What it is sent back by; null where it cannot be by itself. */
  mark: Markable | null
  proves: { label: string; value: string }[]
}

/** What a month of lawful hours pays by the job's scheme, held against the minimum wage of that day. */
export interface PaySum {
  /** The sum in figures: ¥0.35 × 60 × 8 × 21.75; null where the amount is plainly stated. */
  figures: string | null
  floorFen: number
  minimumFen: number
  below: boolean
  documentNo: string | null
  from: string
  confirmed: boolean
}

export interface Sheet {
  /** What was sent back by name, read first; none on a first look. */
  asked: AskedRow[]
  parts: SheetPart[]
  findings: SheetFinding[]
  evidence: SheetEvidence[]
  /** What the changes are against; null on a first review. */
  comparedWith: 'returned' | 'approved' | null
  changes: number
  pay: PaySum | null
}
