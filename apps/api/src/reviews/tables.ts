import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely'
import type { NamedFinding } from '@zhibo/core/checks/named-finding'
import type { CheckerRole } from '@zhibo/core/reviews/checker'
import type { FindingMarkState } from '@zhibo/core/reviews/finding-marks'
import type { ReinspectionState } from '@zhibo/core/reviews/reinspections'
import type {
  PartVerdict,
  ProposedAction,
  ReviewFilter,
  ReviewState,
  ReviewSubject,
  ReviewWeight,
} from '@zhibo/core/reviews/schema'

export interface ReviewCaseTable {
  id: Generated<string>
  subject: ReviewSubject
  subject_id: string
  revision_id: string
  revision_number: number
  employer_id: string | null
  title: string
  station_id: string
  state: ReviewState
  version: Generated<number>
  last_seq: Generated<number>
  submitted_by: string
  submitted_at: Date
  due_at: Date
  claimed_by: string | null
  claimed_until: Date | null
  decided_by: string | null
  decided_at: Date | null
  proposed_action: Generated<ProposedAction | null>
  proposed_by: Generated<string | null>
  signed_by: Generated<string | null>
  /** Everybody who handed in any revision of the subject. */
  submitters: string[]
  blocks: Generated<number | null>
  returns: Generated<number | null>
  flags: Generated<number | null>
  weighed_at: Generated<Date | null>
  weight: GeneratedAlways<ReviewWeight | null>
  differs: Generated<boolean>
  /** Of what was approved: the set of rules it was last held against, and when. */
  measured_by: Generated<string>
  measured_at: Generated<Date | null>
  /** What the checks found at its approval and a reviewer let stand; null where that was not kept. */
  accepted: ColumnType<NamedFinding[] | null, string | undefined, string>
  /** Until when its owner was asked to mend what a later rule or rate finds in it; null while it finds nothing. */
  mend_by: Generated<Date | null>
  /** What whoever handed the revision in says the checks got wrong. */
  objections: ColumnType<NamedFinding[], string | undefined, string>
}

export interface ReviewEventTable {
  id: Generated<string>
  case_id: string
  seq: number
  action: string
  from_state: ReviewState | null
  to_state: ReviewState
  revision_id: string
  reason_code: string | null
  public_note: Generated<string>
  internal_note: Generated<string>
  parts: JSONColumnType<Partial<Record<string, PartVerdict>>>
  actor_id: string | null
  at: Date
  /** Of a decision: until when it was promised, and how long it took in working time. */
  due_at: Generated<Date | null>
  waited_ms: Generated<number | null>
  /** Whose word it is that the actor signed. */
  proposed_by: Generated<string | null>
  /** In which role a member of staff acted. Not kept of what is older than the column. */
  acted_as: Generated<CheckerRole | null>
}

export interface ReviewFilterTable {
  id: Generated<string>
  person_id: string
  name: string
  filter: JSONColumnType<ReviewFilter>
}

export interface ReviewFindingMarkTable {
  id: Generated<string>
  case_id: string
  revision_id: string
  station_id: string
  rule: string
  field: string
  text: string
  note: string
  state: Generated<FindingMarkState>
  marked_by: string
  marked_at: Date
  settled_by: Generated<string | null>
  settled_at: Generated<Date | null>
  word: Generated<string>
}

export interface ReviewReinspectionTable {
  id: Generated<string>
  case_id: string
  revision_id: string
  revision_number: number
  station_id: string
  decided_by: string
  signed_by: string | null
  drawn_at: Date
  answer: Generated<'agrees' | 'differs' | null>
  note: Generated<string>
  answered_by: Generated<string | null>
  answered_at: Generated<Date | null>
  settled_by: Generated<string | null>
  settled_at: Generated<Date | null>
  word: Generated<string>
  state: GeneratedAlways<ReinspectionState>
}
