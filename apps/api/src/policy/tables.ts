import type { Generated, JSONColumnType } from 'kysely'

export interface PolicyRowTable {
  id: Generated<string>
  kind: 'minimum_wage' | 'airtime'
  valid_from: string
  value: JSONColumnType<Record<string, unknown>>
  document_no: Generated<string>
  confirmed_by: string | null
  confirmed_at: Date | null
}
