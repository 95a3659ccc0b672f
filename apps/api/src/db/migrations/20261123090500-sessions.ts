import { type Kysely, sql } from 'kysely'

/** Sessions with their stations, presenters, run of show, studio bookings and event stream. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table live_session (
      id uuid primary key default uuidv7(),
      station_id uuid not null references facility,
      title text not null,
      state text not null check (state in ('draft', 'in_review', 'scheduled', 'live', 'interrupted', 'ended', 'sealed', 'cancelled')),
      version int not null default 1,
      planned_start timestamptz not null,
      planned_end timestamptz not null,
      holds_first_questions boolean not null default false,
      rehearsing_since timestamptz,
      started_at timestamptz,
      ended_at timestamptz,
      stopped_at timestamptz,
      cancel_reason text,
      pinned_job_id uuid references job,
      correction text,
      last_seq bigint not null default 0,
      created_by uuid not null references person,
      created_at timestamptz not null,
      check (planned_end > planned_start),
      check ((state in ('live', 'interrupted')) <= (started_at is not null)),
      check ((state in ('ended', 'sealed')) = (ended_at is not null))
    );
    create index live_session_by_state on live_session (state, planned_start, id);
    create index live_session_programme on live_session (planned_start, id);
    create index live_session_rehearsing on live_session (id) where rehearsing_since is not null;
    create index live_session_ended on live_session (ended_at) where ended_at is not null;
    create index live_session_by_station on live_session (station_id, planned_start);

    create table session_revision (
      id uuid primary key default uuidv7(),
      session_id uuid not null references live_session,
      number int not null,
      content jsonb not null,
      created_by uuid not null references person,
      created_at timestamptz not null,
      unique (session_id, number)
    );
    create trigger session_revision_is_fixed before update or delete on session_revision for each row execute function refuse_change();

    create table session_station (
      session_id uuid not null references live_session,
      station_id uuid not null references facility,
      declared_at timestamptz not null,
      primary key (session_id, station_id)
    );
    create index session_station_by_station on session_station (station_id, session_id);

    -- Why staff cancelled, stopped or reopened: their own words, kept apart from the trail.
    create table session_reason (
      id uuid primary key default uuidv7(),
      session_id uuid not null references live_session,
      action text not null,
      reason text not null,
      person_id uuid references person,
      at timestamptz not null
    );
    create index session_reason_of_session on session_reason (session_id, id);
    create trigger session_reason_is_history before update or delete on session_reason for each row execute function refuse_change();

    create table studio_booking (
      id uuid primary key default uuidv7(),
      studio_id uuid not null references studio,
      session_id uuid not null references live_session,
      during tstzrange not null check (not isempty(during)),
      released_at timestamptz,
      constraint studio_booked_once exclude using gist (studio_id with =, during with &&) where (released_at is null)
    );
    create unique index studio_booking_of_session on studio_booking (session_id) where released_at is null;

    create table session_presenter (
      id uuid primary key default uuidv7(),
      session_id uuid not null references live_session,
      employer_id uuid not null references employer,
      person_id uuid not null references person,
      state text not null default 'off_air' check (state in ('off_air', 'on_air')),
      on_air_since timestamptz,
      check ((state = 'on_air') = (on_air_since is not null)),
      unique (session_id, employer_id, person_id)
    );

    create index session_presenter_by_person on session_presenter (person_id, session_id);

    create table segment (
      id uuid primary key default uuidv7(),
      session_id uuid not null references live_session,
      position int not null,
      employer_id uuid not null references employer,
      presenter_id uuid references session_presenter on delete set null,
      minutes int not null check (minutes > 0),
      unique (session_id, position)
    );

    create table segment_job (
      segment_id uuid not null references segment on delete cascade,
      position int not null,
      job_id uuid not null references job,
      primary key (segment_id, position),
      unique (segment_id, job_id)
    );
    create index segment_job_by_job on segment_job (job_id);

    create table live_event (
      session_id uuid not null references live_session,
      seq bigint not null,
      type text not null,
      payload jsonb not null,
      at timestamptz not null,
      primary key (session_id, seq)
    );
    create trigger live_event_is_history before update or delete on live_event for each row execute function refuse_change();
  `.execute(db)
}
