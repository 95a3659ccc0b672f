import { type Kysely, sql } from 'kysely'

/** The desk lists what was hidden last. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index question_hidden on question (session_id, id) where state = 'hidden'`.execute(db)
}
