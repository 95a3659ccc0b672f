import { type Kysely, sql } from 'kysely'

/** What happened in a show is found without reading the whole trail or every application. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index audit_entry_of_session on audit_entry ((detail ->> 'session'), at, id) where detail ? 'session';
    create index application_of_session on application (session_id, applied_at) where session_id is not null;
  `.execute(db)
}
