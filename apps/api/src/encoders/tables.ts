import type { Generated } from 'kysely'

export interface EncoderKeyTable {
  id: Generated<string>
  session_id: string
  presenter_id: string
  key_hash: Buffer
  created_by: string
  created_at: Date
  expires_at: Date
  revoked_at: Date | null
  last_used_at: Date | null
  /** The connection it was last used for, as the media server calls it. */
  participant_sid: string | null
  ice_session: string | null
}
