import type { Locale } from '@zhibo/core/problem/locale'
import type { Config } from '../config.ts'
import type { Template } from './templates.ts'

/** A message on its way out. A provider with templates of its own takes `template`, in `locale`, and `values`; any other takes `text`. */
export interface OutgoingMessage {
  /** Stays the same over retries, so that a provider can drop a repeat. */
  id: string
  to: string
  template: Template
  locale: Locale
  values: Record<string, string>
  text: string
}

/** The way messages reach people. `send` throws when the message was not taken over. */
export interface Notifier {
  send(message: OutgoingMessage): Promise<void>
}

const timeoutMs = 5_000

/** Hands each message to an SMS gateway: POST as JSON, the key as bearer token, the message's id as Idempotency-Key. */
export function httpSmsNotifier(url: string, key: string): Notifier {
  return {
    async send(message) {
      const answer = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${key}`,
          'idempotency-key': message.id,
        },
        body: JSON.stringify(message),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      })
      await answer.body?.cancel()
      if (!answer.ok) throw new Error(`SMS provider answered ${answer.status}`)
    },
  }
}

/** In the demo a message goes no further than the outbox, where everyone can read it. */
const outboxNotifier: Notifier = { send: () => Promise.resolve() }

/** Without a provider nothing counts as sent: messages wait, and their error says why. */
const noNotifier: Notifier = { send: () => Promise.reject(new Error('no SMS provider is configured')) }

/** The way out that the configuration asks for. */
export function notifierFor({ sms, demo }: Pick<Config, 'sms' | 'demo'>): Notifier {
  if (sms) return httpSmsNotifier(sms.url, sms.key)
  return demo ? outboxNotifier : noNotifier
}
