import { type Kysely, sql } from 'kysely'

/** What a session has or had booked is asked for by calendars, feeds and the ledger, released or not. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index studio_booking_by_session on studio_booking (session_id)`.execute(db)
}
