import type { LiftReason, ModerationReason } from '@zhibo/core/moderation/schema'
import type { Generated } from 'kysely'

export interface SensitivePhraseTable {
  id: Generated<string>
  phrase: string
  /** Null: it came with the software. */
  added_by: string | null
  added_at: Date
  removed_by: string | null
  removed_at: Date | null
}

export interface SessionMuteTable {
  id: Generated<string>
  session_id: string
  person_id: string
  /** What it was given for, when that was a question. */
  question_id: string | null
  reason_code: Generated<ModerationReason>
  reason: string
  muted_by: string
  muted_at: Date
  lifted_by: string | null
  lifted_at: Date | null
  lifted_code: LiftReason | null
  lifted_reason: string | null
}

export interface ChatBanTable {
  id: Generated<string>
  person_id: string
  session_id: string
  question_id: string | null
  reason_code: Generated<ModerationReason>
  reason: string
  until: Date
  banned_by: string
  banned_at: Date
  lifted_by: string | null
  lifted_at: Date | null
  lifted_code: LiftReason | null
  lifted_reason: string | null
}
