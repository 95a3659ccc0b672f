import { type Insertable, type Selectable, sql } from 'kysely'
import type { Ctx, Tx } from '../context.ts'
import type { SessionRevisionTable } from './tables.ts'

export type SessionRevision = Selectable<SessionRevisionTable>

/** Numbered from 1 within its session, whose lock the caller holds. */
export function insertRevision(
  { db }: Tx,
  revision: Omit<Insertable<SessionRevisionTable>, 'number'>,
): Promise<SessionRevision> {
  return db
    .insertInto('session_revision')
    .values({
      ...revision,
      number: sql<number>`(select coalesce(max(number), 0) + 1 from session_revision where session_id = ${revision.session_id})`,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

export function findRevision({ db }: Ctx, id: string): Promise<SessionRevision | undefined> {
  return db.selectFrom('session_revision').selectAll().where('id', '=', id).executeTakeFirst()
}
