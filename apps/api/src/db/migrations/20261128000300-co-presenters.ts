import { type Kysely, sql } from 'kysely'

/** A segment may be presented by several people of one employer, each at a place of their own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table segment_presenter (
      segment_id uuid not null references segment on delete cascade,
      position int not null,
      presenter_id uuid not null references session_presenter on delete cascade,
      primary key (segment_id, position),
      unique (segment_id, presenter_id)
    );
  `.execute(db)
}
