import { type Kysely, sql } from 'kysely'

/** The language a person reads, which they are written to in. Null until they sign in: then it is that of the page. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table person add column language text check (language in ('zh-CN', 'en'))`.execute(db)
}
