import { type Kysely, sql } from 'kysely'

/**
 * The live room: kinds and series of sessions, bookings with time to set up, invitations and reminders; a run of show
 * that runs, with segments of the station's own; guests on a call, deviations, slates, who sits at the desk, viewers over
 * time; questions with time codes, promise lines, phrases, mutes and bans; hands raised before a wall.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table session_series (
      id uuid primary key default uuidv7(),
      station_id uuid not null references facility,
      title text not null,
      kind text not null check (kind in ('recruiting', 'factory_walk', 'quick_round', 'policy_questions')),
      theme text check (theme in ('flat_seam', 'school_run', 'couples')),
      studio_id uuid references studio,
      -- ISO: Monday is 1.
      weekday int not null check (weekday between 1 and 7),
      starts_at time not null,
      minutes int not null check (minutes between 10 and 720),
      setup_before_minutes int not null default 0 check (setup_before_minutes between 0 and 240),
      setup_after_minutes int not null default 0 check (setup_after_minutes between 0 and 240),
      holds_first_questions boolean not null default false,
      from_day date not null,
      until_day date not null check (until_day >= from_day),
      created_by uuid not null references person,
      created_at timestamptz not null,
      ended_at timestamptz
    );
    create index session_series_of_station on session_series (station_id, id);

    alter table live_session
      add column kind text not null default 'recruiting' check (kind in ('recruiting', 'factory_walk', 'quick_round', 'policy_questions')),
      add column theme text check (theme in ('flat_seam', 'school_run', 'couples')),
      add column series_id uuid references session_series,
      add column series_day date,
      add column slate text check (slate in ('intermission', 'technical')),
      add constraint live_session_series_day check ((series_id is null) = (series_day is null)),
      add constraint live_session_one_a_day unique (series_id, series_day);

    -- A joint show counts for each station that declared it and has a studio or a host of its own there.
    alter table session_station add column host_id uuid references person;
    alter table studio_booking
      add column setup_before_minutes int not null default 0 check (setup_before_minutes between 0 and 240),
      add column setup_after_minutes int not null default 0 check (setup_after_minutes between 0 and 240);
    drop index studio_booking_of_session;
    create unique index studio_booking_of_session on studio_booking (session_id, studio_id) where released_at is null;
    create index studio_booking_by_time on studio_booking using gist (during) where released_at is null;

    -- A station's own people present too: then there is no employer.
    alter table session_presenter
      alter column employer_id drop not null,
      drop constraint session_presenter_session_id_employer_id_person_id_key,
      add constraint session_presenter_once unique nulls not distinct (session_id, employer_id, person_id);

    alter table segment
      alter column employer_id drop not null,
      add column kind text not null default 'employer' check (kind in ('opening', 'employer', 'walk', 'policy', 'break', 'closing')),
      add column title text not null default '',
      add column state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'skipped')),
      add column started_at timestamptz,
      add column ended_at timestamptz,
      add constraint segment_of_employer check ((kind in ('employer', 'walk')) = (employer_id is not null)),
      add constraint segment_times check ((state <> 'running' or started_at is not null) and (ended_at is null or started_at is not null));
    create unique index segment_one_running on segment (session_id) where state = 'running';

    alter table stored_file drop constraint stored_file_purpose_check;
    alter table stored_file add constraint stored_file_purpose_check
      check (purpose in ('licence', 'authorisation', 'rules', 'evidence', 'slide'));
    create table segment_slide (
      segment_id uuid not null references segment on delete cascade,
      position int not null,
      file_id uuid not null references stored_file,
      primary key (segment_id, position)
    );

    create table session_invitation (
      id uuid primary key default uuidv7(),
      session_id uuid not null references live_session,
      presenter_id uuid not null unique references session_presenter on delete cascade,
      state text not null default 'invited' check (state in ('invited', 'accepted', 'declined', 'withdrawn')),
      version int not null default 1,
      invited_by uuid not null references person,
      invited_at timestamptz not null,
      answered_at timestamptz,
      note text not null default '',
      check ((state in ('accepted', 'declined')) <= (answered_at is not null))
    );
    create index session_invitation_of_session on session_invitation (session_id, id);

    create table session_reminder (
      session_id uuid not null references live_session,
      person_id uuid not null references person,
      created_at timestamptz not null,
      sent_at timestamptz,
      primary key (session_id, person_id)
    );
    create index session_reminder_unsent on session_reminder (session_id) where sent_at is null;

    create table guest_call (
      id uuid primary key default uuidv7(),
      session_id uuid not null references live_session,
      person_id uuid not null references person,
      -- What everyone calls the guest: a number in this show, never a name.
      number int not null,
      topic text not null,
      state text not null default 'asked' check (state in ('asked', 'called', 'testing', 'on_air', 'done', 'declined', 'withdrawn')),
      with_camera boolean not null default false,
      version int not null default 1,
      asked_at timestamptz not null,
      called_at timestamptz,
      on_air_at timestamptz,
      ended_at timestamptz,
      reason text not null default '',
      unique (session_id, number),
      check ((state in ('done', 'declined', 'withdrawn')) = (ended_at is not null))
    );
    create unique index guest_call_one_open on guest_call (session_id, person_id) where ended_at is null;
    create unique index guest_call_one_on_air on guest_call (session_id) where state = 'on_air';

    create table deviation (
      id uuid primary key default uuidv7(),
      session_id uuid not null references live_session,
      employer_id uuid references employer,
      job_id uuid references job,
      field text not null check (field in ('pay', 'pay_day', 'hours', 'rest', 'board', 'insurance', 'place', 'fees', 'conditions', 'other')),
      text text not null check (char_length(text) between 1 and 200),
      at timestamptz not null,
      at_ms bigint not null check (at_ms >= 0),
      marked_by uuid not null references person,
      state text not null default 'open' check (state in ('open', 'explained', 'settled', 'withdrawn')),
      version int not null default 1,
      employer_answer text not null default '',
      answered_at timestamptz,
      settled_by uuid references person,
      settled_at timestamptz,
      note text not null default ''
    );
    create index deviation_of_session on deviation (session_id, id);
    create index deviation_of_employer on deviation (employer_id, id) where employer_id is not null;

    create table session_desk (
      session_id uuid primary key references live_session,
      holder_id uuid not null references person,
      since timestamptz not null,
      seen_at timestamptz not null,
      version int not null default 1
    );

    -- The last lines somebody typed, found without reading a whole evening's stream.
    create index live_event_of_type on live_event (session_id, type, seq) where type = 'caption.added';

    create table viewer_sample (
      session_id uuid not null references live_session,
      at timestamptz not null,
      -- Of several API processes each counts its own.
      node text not null,
      viewers int not null check (viewers >= 0),
      primary key (session_id, at, node)
    );

    alter table question
      add column answered_by text check (answered_by in ('voice', 'text')),
      add column answered_at_ms bigint check (answered_at_ms >= 0),
      add column merged_into uuid references question,
      add column answer_due_at timestamptz;
    update question set answered_by = case when answer is null then 'voice' else 'text' end where answered_at is not null;
    create index question_text on question using gin (text gin_trgm_ops);
    create index question_due on question (answer_due_at, id) where answer_due_at is not null and state in ('open', 'taken');

    create table promise_line (
      id uuid primary key default uuidv7(),
      job_id uuid not null references job,
      session_id uuid not null references live_session,
      question_id uuid not null unique references question,
      question_text text not null,
      text text not null check (char_length(text) between 1 and 500),
      added_by uuid not null references person,
      added_at timestamptz not null,
      withdrawn_at timestamptz,
      withdrawn_reason text
    );
    create index promise_line_of_job on promise_line (job_id, id) where withdrawn_at is null;

    create table sensitive_phrase (
      id uuid primary key default uuidv7(),
      phrase text not null check (char_length(phrase) between 1 and 40),
      added_by uuid references person,
      added_at timestamptz not null,
      removed_by uuid references person,
      removed_at timestamptz
    );
    create unique index sensitive_phrase_once on sensitive_phrase (phrase) where removed_at is null;

    create table session_mute (
      id uuid primary key default uuidv7(),
      session_id uuid not null references live_session,
      person_id uuid not null references person,
      reason text not null,
      muted_by uuid not null references person,
      muted_at timestamptz not null,
      lifted_by uuid references person,
      lifted_at timestamptz
    );
    create unique index session_mute_one on session_mute (session_id, person_id) where lifted_at is null;

    create table chat_ban (
      id uuid primary key default uuidv7(),
      person_id uuid not null references person,
      -- Where the question stood for which it was given.
      session_id uuid not null references live_session,
      reason text not null,
      until timestamptz not null,
      banned_by uuid not null references person,
      banned_at timestamptz not null,
      lifted_by uuid references person,
      lifted_at timestamptz,
      lifted_reason text,
      check (until > banned_at)
    );
    create unique index chat_ban_one on chat_ban (person_id) where lifted_at is null;

    create table wall_hand (
      id uuid primary key default uuidv7(),
      session_id uuid not null references live_session,
      place text not null check (char_length(place) between 1 and 40),
      seat text not null check (char_length(seat) between 1 and 10),
      raised_at timestamptz not null,
      lowered_at timestamptz
    );
    create unique index wall_hand_once on wall_hand (session_id, place, seat) where lowered_at is null;
  `.execute(db)
}
