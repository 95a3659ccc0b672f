import { type Kysely, sql } from 'kysely'

/** Studio encoders, each by a key that only its hash is kept of, and the tests presenters run of their devices. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table encoder_key (
      id uuid primary key default uuidv7(),
      session_id uuid not null references live_session,
      presenter_id uuid not null references session_presenter on delete cascade,
      key_hash bytea not null unique,
      created_by uuid not null references person,
      created_at timestamptz not null,
      expires_at timestamptz not null check (expires_at > created_at),
      revoked_at timestamptz,
      last_used_at timestamptz,
      -- The connection it was last used for, as the media server calls it.
      participant_sid text,
      ice_session text,
      check ((participant_sid is null) = (last_used_at is null))
    );
    create unique index encoder_key_one_of_place on encoder_key (presenter_id) where revoked_at is null;
    create index encoder_key_of_session on encoder_key (session_id, presenter_id, id);

    create table device_test (
      id uuid primary key default uuidv7(),
      session_id uuid not null references live_session,
      presenter_id uuid not null references session_presenter on delete cascade,
      at timestamptz not null,
      camera text not null check (camera in ('ok', 'dark', 'black', 'denied', 'missing', 'busy')),
      microphone text not null check (microphone in ('ok', 'quiet', 'loud', 'denied', 'missing', 'busy')),
      uplink_kbps int check (uplink_kbps >= 0),
      loss_percent real check (loss_percent between 0 and 100),
      rtt_ms int check (rtt_ms >= 0),
      ok boolean not null
    );
    create index device_test_latest on device_test (session_id, presenter_id, at desc);
  `.execute(db)
}
