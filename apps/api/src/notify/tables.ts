import type { Generated } from 'kysely'

export interface OutboxMessageTable {
  id: Generated<string>
  to_cipher: Buffer
  template: string
  body_cipher: Buffer
  created_at: Date
  sent_at: Date | null
  attempts: Generated<number>
  last_error: string | null
}
