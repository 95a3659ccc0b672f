import type { Generated } from 'kysely'

export interface PromiseLineTable {
  id: Generated<string>
  job_id: string
  session_id: string
  question_id: string
  question_text: string
  text: string
  added_by: string
  added_at: Date
  withdrawn_at: Date | null
  withdrawn_reason: string | null
}
