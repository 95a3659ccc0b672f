import { type Ctx, withTx } from '../context.ts'
import { openMessage } from './body.ts'
import type { Notifier } from './notifier.ts'
import { claimDue, emptyExpired, markFailed, markSent, type OutboxMessage } from './queries.ts'

const batch = 50
const leaseMs = 60_000
const maxAttempts = 10
const firstRetryMs = 5_000
const longestRetryMs = 3_600_000

/** What one round came to. */
export interface Delivery {
  sent: number
  failed: number
  redacted: number
}

/**
 * Sends what is due, one message after the other, at least once each: several workers share the outbox by skipping
 * each other's rows, and a worker that dies leaves its rows to the next after a minute. The network is outside any transaction.
 */
export async function deliverOutbox(ctx: Ctx, notifier: Notifier): Promise<Delivery> {
  const redacted = await emptyExpired(ctx)
  const leaseUntil = new Date(ctx.clock().getTime() + leaseMs)
  const due = await withTx(ctx, (tx) => claimDue(tx, { limit: batch, leaseUntil, maxAttempts }))
  let sent = 0
  for (const row of due) if (await deliver(ctx, notifier, row)) sent++
  return { sent, failed: due.length - sent, redacted }
}

async function deliver(ctx: Ctx, notifier: Notifier, row: OutboxMessage): Promise<boolean> {
  let to = ''
  try {
    const message = openMessage(ctx.vault, row)
    if (!message) return false
    to = message.to
    await notifier.send(message)
  } catch (error) {
    // One that cannot even be opened waits like any other, and does not keep those behind it.
    const wait = Math.min(firstRetryMs * 2 ** (row.attempts - 1), longestRetryMs)
    // The provider's words may repeat the number; only what kind of failure it was is kept.
    const reason =
      error instanceof Error ? `${error.name}: ${to ? error.message.replaceAll(to, '…') : error.message}` : 'unknown'
    await markFailed(ctx, row.id, reason.slice(0, 200), new Date(ctx.clock().getTime() + wait))
    ctx.log.warn({ message: row.id, template: row.template, attempts: row.attempts }, 'message not sent')
    return false
  }
  await markSent(ctx, row.id)
  return true
}
