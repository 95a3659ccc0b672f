import { type Kysely, sql } from 'kysely'

/** Standards of a facility, studios, dated policy rows and stored files. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table facility_standard (
      facility_id uuid not null references facility,
      measure text not null check (measure in ('sessions_per_month', 'airtime_ms_per_month')),
      target bigint not null check (target > 0),
      valid_from date not null,
      primary key (facility_id, measure, valid_from)
    );

    create table studio (
      id uuid primary key default uuidv7(),
      station_id uuid not null references facility,
      name text not null,
      created_at timestamptz not null,
      unique (station_id, name)
    );

    create table policy_row (
      id uuid primary key default uuidv7(),
      kind text not null check (kind in ('minimum_wage', 'airtime')),
      valid_from date not null,
      value jsonb not null,
      document_no text not null default '',
      confirmed_by uuid references person,
      confirmed_at timestamptz,
      unique (kind, valid_from)
    );
    insert into policy_row (kind, valid_from, value, document_no) values
      ('minimum_wage', '2025-01-01', '{"monthlyFen": 220000, "hourlyFen": 2200}', ''),
      ('airtime', '2020-01-01', '{"minSessionMs": 1800000, "joinGapMs": 300000, "zone": "Asia/Shanghai", "shortSessionsGiveHours": false}', '');

    create table stored_file (
      id uuid primary key default uuidv7(),
      owner_id uuid not null references person,
      purpose text not null check (purpose in ('licence', 'authorisation', 'rules', 'evidence')),
      media_type text not null,
      bytes int not null,
      width int,
      height int,
      sha256 bytea not null,
      storage_key text not null unique,
      created_at timestamptz not null
    );
  `.execute(db)
}
