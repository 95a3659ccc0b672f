import type { Generated } from 'kysely'

export interface CalendarLinkTable {
  id: Generated<string>
  station_id: string
  person_id: string
  key_hash: Buffer
  created_at: Date
  revoked_at: Date | null
}
