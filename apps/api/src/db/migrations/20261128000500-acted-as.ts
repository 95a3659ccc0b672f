import { type Kysely, sql } from 'kysely'

/** In which role somebody took a step of a review: roles change, and a public badge says who answered for what then. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table review_event add column acted_as text check (acted_as in ('reviewer', 'lead'))`.execute(db)
}
