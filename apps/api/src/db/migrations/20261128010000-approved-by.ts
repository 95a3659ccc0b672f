import { type Kysely, sql } from 'kysely'

/** Who approved a company is told by the history of its case, in which each step keeps the role it was taken in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table employer drop column approved_by, drop column approved_as`.execute(db)
}
