import { type Kysely, sql } from 'kysely'

/** Review cases with one open case per subject, and their append-only events. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table review_case (
      id uuid primary key default uuidv7(),
      subject text not null check (subject in ('employer', 'job', 'session_plan', 'appeal')),
      subject_id uuid not null,
      revision_id uuid not null,
      revision_number int not null,
      employer_id uuid references employer,
      title text not null,
      station_id uuid not null references facility,
      state text not null check (state in ('submitted', 'claimed', 'approved', 'returned', 'rejected', 'suspended', 'appealed', 'upheld', 'overturned')),
      version int not null default 1,
      last_seq int not null default 0,
      submitted_by uuid not null references person,
      submitted_at timestamptz not null,
      due_at timestamptz not null,
      claimed_by uuid references person,
      claimed_until timestamptz,
      decided_by uuid references person,
      decided_at timestamptz,
      check ((state = 'claimed') = (claimed_by is not null and claimed_until is not null))
    );
    create unique index review_case_one_open on review_case (subject, subject_id) where state in ('submitted', 'claimed');
    create index review_case_queue on review_case (state, due_at, id);
    create index review_case_due on review_case (due_at, id);
    create index review_case_holder on review_case (claimed_by) where claimed_by is not null;
    create index review_case_of_subject on review_case (subject, subject_id, submitted_at desc);
    create index review_case_claims on review_case (claimed_until) where state = 'claimed';

    create table review_event (
      id uuid primary key default uuidv7(),
      case_id uuid not null references review_case,
      seq int not null,
      action text not null,
      from_state text,
      to_state text not null,
      revision_id uuid not null,
      reason_code text,
      public_note text not null default '',
      internal_note text not null default '',
      parts jsonb not null default '{}',
      actor_id uuid references person,
      at timestamptz not null,
      unique (case_id, seq)
    );
    create trigger review_event_is_history before update or delete on review_event for each row execute function refuse_change();
    create trigger review_event_is_kept before truncate on review_event for each statement execute function refuse_change();
    revoke update, delete, truncate on review_event from current_user;
  `.execute(db)
}
