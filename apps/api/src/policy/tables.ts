import type { PolicyKind } from '@zhibo/core/policy/schema'
import type { Generated, JSONColumnType } from 'kysely'

export interface PolicyRowTable {
  id: Generated<string>
  kind: PolicyKind
  valid_from: string
  value: JSONColumnType<Record<string, unknown>>
  document_no: Generated<string>
  entered_by: string | null
  entered_at: Generated<Date>
  supersedes: string | null
  confirmed_by: string | null
  confirmed_at: Date | null
}
