import { type Kysely, sql } from 'kysely'

/** Companies and jobs of a plan that will not be in force when it begins, as its planner was told, each once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table session_lapse (
      session_id uuid not null references live_session,
      subject text not null check (subject in ('employer', 'job')),
      subject_id uuid not null,
      found_at timestamptz not null,
      primary key (session_id, subject, subject_id)
    );
  `.execute(db)
}
