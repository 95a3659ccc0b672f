import { type Kysely, sql } from 'kysely'

/** For when somebody was asked to present: a yes to one evening is none to another. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table session_invitation add column asked_for timestamptz;
    update session_invitation set asked_for = s.planned_start from live_session s where s.id = session_id;
    alter table session_invitation alter column asked_for set not null;
  `.execute(db)
}
