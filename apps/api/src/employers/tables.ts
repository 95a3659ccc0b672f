import type { Generated, JSONColumnType } from 'kysely'
import type { EmployerDraft, EmployerFile, EmployerState } from '@zhibo/core/employers/schema'
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
  content: JSONColumnType<EmployerFile>
  created_by: string
  created_at: Date
}
