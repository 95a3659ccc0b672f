import type { Generated } from 'kysely'
import type { QuestionState } from '@zhibo/core/questions/schema'

export interface QuestionTable {
  id: Generated<string>
  session_id: string
  asked_by: string
  text: string
  state: QuestionState
  votes: Generated<number>
  answer: string | null
  job_id: string | null
  reason: string | null
  idempotency_key: string | null
  asked_at: Date
  answered_at: Date | null
  answered_by: Generated<'voice' | 'text' | null>
  /** How far into the show, in ms. */
  answered_at_ms: Generated<number | null>
  merged_into: Generated<string | null>
  /** By when the employer owes an answer that the show did not give. */
  answer_due_at: Generated<Date | null>
}

export interface QuestionVoteTable {
  question_id: string
  person_id: string
  at: Date
}
