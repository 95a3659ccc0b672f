import type { Generated, JSONColumnType } from 'kysely'
import type { PartVerdict, ReviewState, ReviewSubject } from '@zhibo/core/reviews/schema'

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
}
