import { type Kysely, sql } from 'kysely'

/** Decisions are filed under their case: that they are about a company, a job or a plan is found as fast. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index audit_entry_about on audit_entry ((detail ->> 'subject'), at, id) where detail ? 'subject';
  `.execute(db)
}
