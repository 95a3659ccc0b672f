import type { Generated, JSONColumnType } from 'kysely'

export interface AuditHeadTable {
  scope: string
  day: string
  seq: number
  hash: Buffer
}

export interface AuditEntryTable {
  id: Generated<string>
  scope: string
  day: string
  seq: number
  at: Date
  actor_id: string | null
  actor_kind: 'visitor' | 'person' | 'system'
  action: string
  subject_kind: string
  subject_id: string
  detail: JSONColumnType<Record<string, unknown>>
  request_id: string
  /** How the row was made canonical for its hash; see link.ts. */
  form: Generated<1 | 2>
  prev_hash: Buffer
  hash: Buffer
}
