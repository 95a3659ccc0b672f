import { type Kysely, sql } from 'kysely'

/** What was asked last is among what a page begins with, however many questions there are. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index question_newest on question (session_id, id desc) where state in ('open', 'taken', 'answered')`.execute(
    db,
  )
}
