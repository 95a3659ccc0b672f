import { type Insertable, type Selectable, sql } from 'kysely'
import type { Ctx, Tx } from '../context.ts'
import type { SensitivePhraseTable } from './tables.ts'

export type Phrase = Selectable<SensitivePhraseTable>

/** The list as it stands, in the order in which it grew. */
export function listPhrases({ db }: Ctx): Promise<Phrase[]> {
  return db.selectFrom('sensitive_phrase').selectAll().where('removed_at', 'is', null).orderBy('id').execute()
}

/** Changes whenever a phrase is added or removed, by whichever process. */
export async function phraseEdition({ db }: Ctx): Promise<string> {
  const { edition } = await db
    .selectFrom('sensitive_phrase')
    .select(sql<string>`concat(max(id::text), '/', count(removed_at), '/', max(removed_at))`.as('edition'))
    .executeTakeFirstOrThrow()
  return edition
}

/** Two leads who edit the list at once go one after the other. */
export async function lockPhrases({ db }: Tx): Promise<void> {
  await sql`lock table sensitive_phrase in share row exclusive mode`.execute(db)
}

export function insertPhrase({ db }: Tx, phrase: Insertable<SensitivePhraseTable>): Promise<Phrase> {
  return db.insertInto('sensitive_phrase').values(phrase).returningAll().executeTakeFirstOrThrow()
}

/** The phrase taken off; undefined when it is not on the list. */
export function removePhrase({ db, clock }: Tx, id: string, removedBy: string): Promise<Phrase | undefined> {
  return db
    .updateTable('sensitive_phrase')
    .set({ removed_at: clock(), removed_by: removedBy })
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
}
