import { type Kysely, sql } from 'kysely'

/** The appeals of some days are counted without reading the whole history. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index review_event_appeals on review_event (at) where action = 'appeal'`.execute(db)
}
