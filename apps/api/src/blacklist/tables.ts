import type { Generated } from 'kysely'
import type { BlacklistKind, BlacklistReason, BlacklistState } from '@zhibo/core/blacklist/schema'

/** A company an entry keeps out. */
export interface BlacklistHoldTable {
  entry_id: string
  employer_id: string
}

export interface BlacklistEntryTable {
  id: Generated<string>
  kind: BlacklistKind
  credit_code: string | null
  person_id: string | null
  phone_hash: Buffer | null
  phone_cipher: Buffer | null
  state: Generated<BlacklistState>
  version: Generated<number>
  months: number
  reason_code: BlacklistReason
  reason: string
  internal_note: Generated<string>
  proposed_by: string
  proposed_at: Date
  signed_by: string | null
  signed_at: Date | null
  until: Date | null
  ended_by: string | null
  ended_at: Date | null
  end_reason: string | null
}
