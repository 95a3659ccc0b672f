import { type Kysely, sql } from 'kysely'

/**
 * Whether everybody heard that a show was called off stands in its row, so that the sweep finds what is left to tell
 * without reading all that ever was; series are listed by station, those that go on first.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table live_session add column cancel_told_at timestamptz;
    create index live_session_cancel_untold on live_session (id) where state = 'cancelled' and cancel_told_at is null;

    drop index session_series_of_station;
    create index session_series_of_station on session_series (station_id, ended_at desc nulls first, id desc);
    create index session_series_in_order on session_series (ended_at desc nulls first, id desc);
  `.execute(db)
}
