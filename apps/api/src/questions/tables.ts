import type { HeldFor, ModerationReason } from '@zhibo/core/moderation/schema'
import type { QuestionState } from '@zhibo/core/questions/schema'
import type { Generated } from 'kysely'

export interface QuestionTable {
  id: Generated<string>
  session_id: string
  asked_by: string
  /** As the asker wrote it. */
  text: string
  /** What it is about, whatever the words: how questions that ask the same are found. */
  gist: Generated<string>
  state: QuestionState
  votes: Generated<number>
  answer: string | null
  job_id: string | null
  /** What held it first; stays when it is released, so that a way of contact stays masked. */
  held_for: HeldFor | null
  reason_code: ModerationReason | null
  reason: string | null
  idempotency_key: string | null
  asked_at: Date
  answered_at: Date | null
  answered_by: Generated<'voice' | 'text' | null>
  /** How far into the show its answer began, in ms; known from when it is taken. */
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
