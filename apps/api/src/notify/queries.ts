import type { Insertable, Selectable } from 'kysely'
import type { Ctx, Tx } from '../context.ts'
import type { OutboxMessageTable } from './tables.ts'

export type OutboxMessage = Selectable<OutboxMessageTable>

export async function insertMessage({ db }: Tx, message: Insertable<OutboxMessageTable>): Promise<void> {
  await db.insertInto('outbox_message').values(message).execute()
}

/** Takes due messages for one sender: others skip the locked rows, and until `leaseUntil` nobody else takes them up. */
export function claimDue(
  { db, clock }: Tx,
  { limit, leaseUntil, maxAttempts }: { limit: number; leaseUntil: Date; maxAttempts: number },
): Promise<OutboxMessage[]> {
  const now = clock()
  return db
    .updateTable('outbox_message')
    .set((eb) => ({ attempts: eb('attempts', '+', 1), next_attempt_at: leaseUntil }))
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('outbox_message')
        .select('id')
        .where('sent_at', 'is', null)
        .where('next_attempt_at', '<=', now)
        .where('attempts', '<', maxAttempts)
        .where((or) => or.or([or('expires_at', 'is', null), or('expires_at', '>', now)]))
        .orderBy('next_attempt_at')
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .execute()
}

export async function markSent({ db, clock }: Ctx, id: string): Promise<void> {
  await db.updateTable('outbox_message').set({ sent_at: clock(), last_error: null }).where('id', '=', id).execute()
}

export async function markFailed({ db }: Ctx, id: string, error: string, nextAttemptAt: Date): Promise<void> {
  await db
    .updateTable('outbox_message')
    .set({ last_error: error, next_attempt_at: nextAttemptAt })
    .where('id', '=', id)
    .execute()
}

/** Empties the bodies of messages that are of no use any more. Returns how many. */
export async function emptyExpired({ db, clock }: Ctx): Promise<number> {
  const now = clock()
  const { numUpdatedRows } = await db
    .updateTable('outbox_message')
    .set({ body_cipher: Buffer.alloc(0), redacted_at: now })
    .where('expires_at', '<=', now)
    .where('redacted_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

export function listNewest({ db }: Ctx, limit: number): Promise<OutboxMessage[]> {
  return db
    .selectFrom('outbox_message')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}
