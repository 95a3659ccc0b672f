import type { DeviationOutcome, DeviationState } from '@zhibo/core/deviations/schema'
import type { DeviationField } from '@zhibo/core/sessions/schema'
import type { Generated } from 'kysely'

export interface DeviationTable {
  id: Generated<string>
  session_id: string
  employer_id: string | null
  job_id: string | null
  field: DeviationField
  text: string
  at: Date
  /** How far into the show, in ms. */
  at_ms: number
  marked_by: string
  state: Generated<DeviationState>
  version: Generated<number>
  employer_answer: Generated<string>
  answered_at: Date | null
  settled_by: string | null
  settled_at: Date | null
  note: Generated<string>
  outcome: Generated<DeviationOutcome | null>
  answer_due_at: Generated<Date | null>
}
