import type { Locale } from '@zhibo/core/problem/locale'
import type { Tx } from '../context.ts'
import { reachOf } from '../identity/people.ts'
import { sealBody, sealTo } from './body.ts'
import { insertMessage } from './queries.ts'
import type { Template, TemplateValues } from './templates.ts'

interface Message<T extends Template> {
  /** A phone number as stored, or the person who owns one. */
  to: { phone: string } | { personId: string }
  template: T
  values: TemplateValues[T]
  /** The reader's language; Chinese when not known. */
  locale?: Locale
  /** After this the message is neither sent nor kept readable. */
  expiresAt?: Date
}

/** Writes a message to the outbox inside the caller's transaction; it is sent after the commit. Whoever has no phone gets none. */
export async function enqueue<T extends Template>(tx: Tx, message: Message<T>): Promise<void> {
  const phone = 'phone' in message.to ? message.to.phone : await reachOf(tx, message.to.personId)
  if (phone === null) return
  const now = tx.clock()
  await insertMessage(tx, {
    to_cipher: sealTo(tx.vault, phone),
    template: message.template,
    body_cipher: sealBody(tx.vault, { locale: message.locale ?? 'zh-CN', values: message.values }),
    created_at: now,
    next_attempt_at: now,
    expires_at: message.expiresAt ?? null,
  })
}
