import type { Insertable } from 'kysely'
import type { Tx } from '../context.ts'
import type { AuditEntryTable } from './tables.ts'

/** The chain's head, locked until commit so that links are numbered without gaps. The first of a day starts from zeros. */
export async function lockHead({ db }: Tx, scope: string, day: string): Promise<{ seq: number; hash: Buffer }> {
  await db
    .insertInto('audit_head')
    .values({ scope, day, seq: 0, hash: Buffer.alloc(32) })
    .onConflict((conflict) => conflict.columns(['scope', 'day']).doNothing())
    .execute()
  return db
    .selectFrom('audit_head')
    .select(['seq', 'hash'])
    .where('scope', '=', scope)
    .where('day', '=', day)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

export async function appendEntry({ db }: Tx, entry: Insertable<AuditEntryTable>): Promise<void> {
  await db.insertInto('audit_entry').values(entry).execute()
}

export async function moveHead({ db }: Tx, scope: string, day: string, seq: number, hash: Buffer): Promise<void> {
  await db.updateTable('audit_head').set({ seq, hash }).where('scope', '=', scope).where('day', '=', day).execute()
}
