import { type Kysely, sql } from 'kysely'

/** Questions with their votes; applications with profile, consent and events. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table question (
      id uuid primary key default uuidv7(),
      session_id uuid not null references live_session,
      asked_by uuid not null references person,
      text text not null check (char_length(text) between 1 and 200),
      state text not null check (state in ('held', 'open', 'taken', 'answered', 'hidden')),
      votes int not null default 0 check (votes >= 0),
      answer text,
      job_id uuid references job,
      reason text,
      idempotency_key text,
      asked_at timestamptz not null,
      answered_at timestamptz,
      unique (asked_by, idempotency_key)
    );
    create index question_of_session on question (session_id, state, votes desc, id);
    create index question_by_person on question (asked_by, asked_at desc);

    create table question_vote (
      question_id uuid not null references question,
      person_id uuid not null references person,
      at timestamptz not null,
      primary key (question_id, person_id)
    );

    create table seeker_profile (
      person_id uuid primary key references person,
      profile_cipher bytea not null,
      updated_at timestamptz not null
    );

    create table consent (
      id uuid primary key default uuidv7(),
      person_id uuid not null references person,
      employer_id uuid not null references employer,
      purpose text not null,
      text_version text not null,
      fields text[] not null,
      given_at timestamptz not null,
      withdrawn_at timestamptz
    );
    create index consent_by_person on consent (person_id, employer_id);

    create table application (
      id uuid primary key default uuidv7(),
      job_id uuid not null references job,
      job_revision_id uuid not null references job_revision,
      employer_id uuid not null references employer,
      station_id uuid not null references facility,
      seeker_id uuid not null references person,
      consent_id uuid not null references consent,
      session_id uuid references live_session,
      state text not null check (state in ('submitted', 'viewed', 'contacted', 'invited', 'arrived', 'signed', 'day7', 'day30', 'day90', 'refused', 'withdrawn', 'unreachable', 'job_full')),
      version int not null default 1,
      last_seq int not null default 0,
      profile_cipher bytea,
      reason text,
      applied_at timestamptz not null,
      answer_due_at timestamptz not null,
      updated_at timestamptz not null
    );
    create unique index application_one_per_job on application (seeker_id, job_id) where state <> 'withdrawn';
    create index application_of_job on application (job_id, id desc);
    create index application_of_consent on application (consent_id);
    create index application_of_seeker on application (seeker_id, id desc);
    create index application_unanswered on application (answer_due_at) where state in ('submitted', 'viewed');

    create table application_event (
      application_id uuid not null references application,
      seq int not null,
      action text not null,
      from_state text,
      to_state text not null,
      reason text not null default '',
      actor_id uuid references person,
      at timestamptz not null,
      primary key (application_id, seq)
    );
    create trigger application_event_is_history before update or delete on application_event for each row execute function refuse_change();
  `.execute(db)
}
