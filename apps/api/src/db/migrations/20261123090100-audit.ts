import { type Kysely, sql } from 'kysely'

/** The trail: one hash chain per day and station, appended inside the transaction it tells of. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table audit_head (
      scope text not null,
      day date not null,
      seq bigint not null,
      hash bytea not null,
      primary key (scope, day)
    );

    create table audit_entry (
      id uuid primary key default uuidv7(),
      scope text not null,
      day date not null,
      seq bigint not null,
      at timestamptz not null,
      actor_id uuid,
      actor_kind text not null check (actor_kind in ('visitor', 'person', 'system')),
      action text not null,
      subject_kind text not null,
      subject_id text not null,
      detail jsonb not null,
      request_id text not null,
      prev_hash bytea not null,
      hash bytea not null,
      unique (scope, day, seq)
    );
    create index audit_entry_by_time on audit_entry (at, id);
    create index audit_entry_by_subject on audit_entry (subject_id, at, id);
    create index audit_entry_by_actor on audit_entry (actor_id, at, id);
    create trigger audit_entry_is_history before update or delete on audit_entry for each row execute function refuse_change();
    create trigger audit_entry_is_kept before truncate on audit_entry for each statement execute function refuse_change();
    revoke update, delete, truncate on audit_entry from current_user;
  `.execute(db)
}
