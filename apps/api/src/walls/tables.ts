import type { Generated } from 'kysely'

export interface WallHandTable {
  id: Generated<string>
  session_id: string
  place: string
  seat: string
  raised_at: Date
  lowered_at: Date | null
}
