import { locales } from '@zhibo/core/problem/locale'
import { z } from 'zod'
import type { Vault } from '../vault.ts'
import type { OutgoingMessage } from './notifier.ts'
import type { OutboxMessage } from './queries.ts'
import { wordMessage } from './templates.ts'
import { worded } from './worded.ts'

const Body = z.object({ locale: z.enum(locales), values: z.record(z.string(), z.string()) })
type Body = z.infer<typeof Body>

export const sealTo = (vault: Vault, phone: string) => vault.seal(phone, 'outbox.to')
export const openTo = (vault: Vault, message: OutboxMessage) => vault.open(message.to_cipher, 'outbox.to')
export const sealBody = (vault: Vault, body: Body) => vault.seal(JSON.stringify(body), 'outbox.body')

/** The message behind a row, in words; null once its body was emptied. */
export function openMessage(vault: Vault, row: OutboxMessage): OutgoingMessage | null {
  if (row.redacted_at) return null
  const { locale, values: kept } = Body.parse(JSON.parse(vault.open(row.body_cipher, 'outbox.body')))
  const values = worded(kept, locale)
  return {
    id: row.id,
    to: openTo(vault, row),
    template: row.template,
    locale,
    values,
    // What a template needs was checked by its type when the message was written.
    text: wordMessage(row.template, values as never, locale),
  }
}
