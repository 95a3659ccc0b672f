import type { InvitationState } from '@zhibo/core/invitations/schema'
import type { Generated } from 'kysely'

/** Whether somebody comes to present: one for each place in a session. */
export interface SessionInvitationTable {
  id: Generated<string>
  session_id: string
  presenter_id: string
  state: Generated<InvitationState>
  version: Generated<number>
  invited_by: string
  invited_at: Date
  /** When the show was to start, as they were asked or answered. */
  asked_for: Date
  answered_at: Date | null
  note: Generated<string>
}
