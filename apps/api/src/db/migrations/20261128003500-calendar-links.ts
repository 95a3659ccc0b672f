import { type Kysely, sql } from 'kysely'

/** Secret addresses under which a calendar program reads a station's plans for one of its staff; kept by their hash alone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table calendar_link (
      id uuid primary key default uuidv7(),
      station_id uuid not null references facility,
      person_id uuid not null references person,
      key_hash bytea not null unique,
      created_at timestamptz not null,
      revoked_at timestamptz
    );
    create unique index calendar_link_one on calendar_link (station_id, person_id) where revoked_at is null;
  `.execute(db)
}
