import { type Kysely, sql } from 'kysely'

/** The media server's evidence: webhooks as they came, one interval per track, mute spans. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table media_webhook (
      id text primary key,
      event text not null,
      room text not null,
      sent_at timestamptz not null,
      received_at timestamptz not null,
      payload jsonb not null
    );

    create table media_interval (
      id uuid primary key default uuidv7(),
      session_id uuid not null references live_session,
      presenter_id uuid references session_presenter,
      rehearsal boolean not null,
      room text not null,
      identity text not null,
      participant_sid text not null,
      track_sid text not null,
      source text not null check (source in ('camera', 'screen', 'microphone')),
      from_at timestamptz not null,
      to_at timestamptz,
      end_reason text,
      provenance text not null check (provenance in ('webhook', 'reconciled')),
      -- When we wrote it down: a look at the room that began before says nothing about it.
      recorded_at timestamptz not null,
      last_seen_at timestamptz not null,
      misses int not null default 0,
      unique (session_id, track_sid),
      check (to_at is null or to_at >= from_at)
    );
    create index media_interval_open on media_interval (session_id) where to_at is null;
    create index media_interval_by_participant on media_interval (session_id, participant_sid);

    create table media_mute (
      id uuid primary key default uuidv7(),
      interval_id uuid not null references media_interval,
      from_at timestamptz not null,
      to_at timestamptz,
      check (to_at is null or to_at >= from_at)
    );
    create index media_mute_of_interval on media_mute (interval_id, from_at);
    create unique index media_mute_one_open on media_mute (interval_id) where to_at is null;

    -- Ends as they were told, of a track, a participant or a room by name: kept, because one may arrive before its beginning.
    create table media_end (
      session_id uuid not null references live_session,
      sid text not null,
      at timestamptz not null,
      reason text not null,
      primary key (session_id, sid, at)
    );
  `.execute(db)
}
