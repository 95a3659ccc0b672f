import { type Kysely, sql } from 'kysely'

/** Pages of a PDF, and what was read off a licence: one reading a file, its result sealed, for it names people. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table stored_file
      add column pages int check (pages > 0),
      add constraint stored_file_pictures_have_no_pages check (pages is null or media_type = 'application/pdf');

    create table licence_reading (
      file_id uuid primary key references stored_file,
      asked_by uuid not null references person,
      asked_at timestamptz not null,
      state text not null check (state in ('queued', 'reading', 'done', 'failed')),
      progress int not null default 0 check (progress between 0 and 100),
      attempts int not null default 0 check (attempts >= 0),
      lease_until timestamptz,
      result bytea,
      problem text check (problem in ('unreadable', 'too_slow')),
      finished_at timestamptz,
      check ((state = 'reading') = (lease_until is not null)),
      check ((state = 'done') = (result is not null)),
      check ((state = 'failed') = (problem is not null)),
      check ((state in ('done', 'failed')) = (finished_at is not null))
    );
    create index licence_reading_waiting on licence_reading (asked_at) where state in ('queued', 'reading');
  `.execute(db)
}
