import { type Kysely, sql } from 'kysely'

/** What was recorded of a presenter in a broadcast, in parts that each are a file with an index of times; and who records. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table recording (
      id uuid primary key default uuidv7(),
      session_id uuid not null references live_session,
      presenter_id uuid not null references session_presenter,
      driver text not null check (driver in ('rtc', 'egress')),
      state text not null check (state in ('recording', 'processing', 'ready', 'failed', 'released', 'withdrawn', 'expired')),
      started_at timestamptz not null,
      ended_at timestamptz,
      keep_until timestamptz not null,
      released_at timestamptz,
      released_by uuid references person,
      public_until timestamptz,
      withdrawn_at timestamptz,
      withdrawn_by uuid references person,
      withdrawn_reason text,
      error text check (error in ('file_lost', 'unplayable')),
      check (ended_at >= started_at),
      check ((state = 'recording') = (ended_at is null)),
      check (keep_until > started_at),
      check (num_nulls(released_at, released_by, public_until) in (0, 3)),
      check (state not in ('released', 'withdrawn') or released_at is not null),
      check (public_until <= keep_until),
      check (num_nulls(withdrawn_at, withdrawn_by, withdrawn_reason) in (0, 3)),
      check ((state = 'withdrawn') <= (withdrawn_at is not null)),
      check ((state = 'failed') <= (error is not null))
    );
    create unique index recording_one_running on recording (session_id, presenter_id) where state = 'recording';
    create index recording_of_session on recording (session_id, id);
    create index recording_unfinished on recording (id) where state in ('recording', 'processing');
    create index recording_to_expire on recording (keep_until) where state in ('ready', 'failed', 'released', 'withdrawn');

    create table recording_part (
      id uuid primary key,
      recording_id uuid not null references recording,
      identity text not null,
      state text not null check (state in ('recording', 'processing', 'ready', 'failed', 'deleted')),
      -- The disk its file lies on until it is stored; null: egress puts it where it belongs by itself.
      recorder_id uuid,
      started_at timestamptz not null,
      ended_at timestamptz,
      end_reason text check (end_reason in ('left', 'finished', 'encoder', 'recorder')),
      -- [[ms into the file, the server's time then in ms], …], in order.
      times jsonb not null check (jsonb_array_length(times) > 0),
      storage_key text unique,
      media_type text,
      bytes bigint check (bytes > 0),
      duration_ms bigint check (duration_ms > 0),
      sha256 bytea check (octet_length(sha256) = 32),
      error text check (error in ('file_lost', 'unplayable')),
      check (ended_at >= started_at),
      check (num_nulls(ended_at, end_reason) in (0, 2)),
      check ((state = 'recording') = (ended_at is null)),
      check ((state = 'ready') = (storage_key is not null)),
      check (state <> 'ready' or num_nulls(media_type, bytes, duration_ms, sha256) = 0),
      check ((state = 'failed') <= (error is not null))
    );
    create index recording_part_of_recording on recording_part (recording_id, started_at);
    create index recording_part_unfinished on recording_part (ended_at) where state in ('recording', 'processing');

    -- A replay's chapters, found without reading a whole evening's stream.
    create index live_event_turns on live_event (session_id, seq) where type in ('job.pinned', 'segment.changed');

    -- Of several processes one records a session; whoever has not been seen for a while has lost it.
    create table recorder_claim (
      session_id uuid primary key references live_session,
      recorder_id uuid not null,
      seen_at timestamptz not null
    );
  `.execute(db)
}
