import type { Generated, JSONColumnType } from 'kysely'
import type { InvitationState } from '@zhibo/core/employers/members'
import type { EmployerDraft, EmployerState, StoredEmployerFile } from '@zhibo/core/employers/schema'
import type { MemberRole } from '@zhibo/core/identity/schema'

export interface EmployerTable {
  id: Generated<string>
  station_id: string
  name: string
  credit_code: string | null
  state: EmployerState
  version: Generated<number>
  draft: JSONColumnType<EmployerDraft>
  approved_revision_id: string | null
  approved_at: Date | null
  approved_until: Date | null
  blacklisted_from: 'approved' | 'expiring' | 'expired' | 'suspended' | null
  created_by: string
  created_at: Date
}

export interface EmployerMemberTable {
  employer_id: string
  person_id: string
  role: MemberRole
  created_at: Date
}

export interface EmployerRevisionTable {
  id: Generated<string>
  employer_id: string
  number: number
  content: JSONColumnType<StoredEmployerFile>
  created_by: string
  created_at: Date
}

export interface EmployerInvitationTable {
  id: Generated<string>
  employer_id: string
  phone_hash: Buffer
  phone_cipher: Buffer
  name_cipher: Buffer
  role: MemberRole
  state: Generated<InvitationState>
  invited_by: string
  invited_at: Date
  expires_at: Date
  answered_by: string | null
  answered_at: Date | null
}

export interface EmployerNoticeTable {
  employer_id: string
  approved_until: Date
  days: number
  noted_at: Date
}
