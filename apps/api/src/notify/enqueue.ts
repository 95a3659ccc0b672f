import type { Tx } from '../context.ts'
import { type Reach, reachOf } from '../identity/people.ts'
import { sealBody, sealTo } from './body.ts'
import { insertMessage } from './queries.ts'
import type { Template, TemplateValues } from './templates.ts'

interface Message<T extends Template> {
  /** A phone number as stored and the language to write in, or the person who has both. */
  to: Reach | { personId: string }
  template: T
  values: TemplateValues[T]
  /** After this the message is neither sent nor kept readable. */
  expiresAt?: Date
}

/** Writes a message to the outbox inside the caller's transaction; it is sent after the commit. Whoever has no phone gets none. */
export async function enqueue<T extends Template>(tx: Tx, message: Message<T>): Promise<void> {
  const reach = 'phone' in message.to ? message.to : await reachOf(tx, message.to.personId)
  if (reach === null) return
  const now = tx.clock()
  await insertMessage(tx, {
    to_cipher: sealTo(tx.vault, reach.phone),
    template: message.template,
    body_cipher: sealBody(tx.vault, { locale: reach.locale, values: message.values }),
    created_at: now,
    next_attempt_at: now,
    expires_at: message.expiresAt ?? null,
  })
}
