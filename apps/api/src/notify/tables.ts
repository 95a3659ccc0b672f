import type { Generated } from 'kysely'
import type { Template } from './templates.ts'

export interface OutboxMessageTable {
  id: Generated<string>
  to_cipher: Buffer
  template: Template
  body_cipher: Buffer
  created_at: Date
  expires_at: Date | null
  next_attempt_at: Date
  sent_at: Date | null
  redacted_at: Date | null
  attempts: Generated<number>
  last_error: string | null
}
