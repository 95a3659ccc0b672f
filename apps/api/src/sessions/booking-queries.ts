import { sql } from 'kysely'
import type { Ctx, Tx } from '../context.ts'
import { type Setup, takenFor } from './taken-for.ts'
import type { Session } from './queries.ts'

const span = {
  from: sql<Date>`lower(during)`,
  to: sql<Date>`upper(during)`,
}

export function listBookings({ db }: Ctx, studioIds: readonly string[], from: Date, to: Date): Promise<Booking[]> {
  return db
    .selectFrom('studio_booking')
    .select(['studio_id as studioId', 'session_id as sessionId', span.from.as('from'), span.to.as('to')])
    .where('studio_id', 'in', studioIds)
    .where('released_at', 'is', null)
    .where(sql<boolean>`during && tstzrange(${from}, ${to})`)
    .execute()
}

export interface Booking {
  studioId: string
  /** With the time to set up before it and to clear away after it. */
  from: Date
  to: Date
  sessionId: string
}

/** What sessions have or had, each at its own studio. */
export function listBookingsOf({ db }: Ctx, sessionIds: readonly string[]): Promise<Booking[]> {
  if (sessionIds.length === 0) return Promise.resolve([])
  return db
    .selectFrom('studio_booking')
    .select(['studio_id as studioId', 'session_id as sessionId', span.from.as('from'), span.to.as('to')])
    .where('session_id', 'in', sessionIds)
    .orderBy('during')
    .execute()
}

/** What a session has booked now at one station. */
export function findBooking(
  { db }: Ctx,
  sessionId: string,
  stationId: string,
): Promise<(Setup & { studioId: string }) | undefined> {
  return db
    .selectFrom('studio_booking')
    .innerJoin('studio', 'studio.id', 'studio_booking.studio_id')
    .select([
      'studio_id as studioId',
      'setup_before_minutes as setupBeforeMinutes',
      'setup_after_minutes as setupAfterMinutes',
    ])
    .where('session_id', '=', sessionId)
    .where('studio.station_id', '=', stationId)
    .where('released_at', 'is', null)
    .executeTakeFirst()
}

/** Books the studio; the exclusion constraint refuses a second booking of the same hours. */
export async function insertBooking(
  { db }: Tx,
  { id, planned_start, planned_end }: Session,
  studioId: string,
  setup: Setup,
): Promise<void> {
  const { from, to } = takenFor({ from: planned_start, to: planned_end }, setup)
  await db
    .insertInto('studio_booking')
    .values({
      studio_id: studioId,
      session_id: id,
      during: sql`tstzrange(${from}, ${to})`,
      setup_before_minutes: setup.setupBeforeMinutes,
      setup_after_minutes: setup.setupAfterMinutes,
      released_at: null,
    })
    .execute()
}

/** A booking that is moved before anything came of it leaves nothing but the trail's line. */
export async function removeBooking({ db }: Tx, sessionId: string, stationId: string): Promise<void> {
  await db
    .deleteFrom('studio_booking')
    .where('session_id', '=', sessionId)
    .where('released_at', 'is', null)
    .where('studio_id', 'in', (eb) => eb.selectFrom('studio').select('id').where('station_id', '=', stationId))
    .execute()
}

export async function releaseStudio({ db, clock }: Tx, sessionId: string): Promise<void> {
  await db
    .updateTable('studio_booking')
    .set({ released_at: clock() })
    .where('session_id', '=', sessionId)
    .where('released_at', 'is', null)
    .execute()
}

/** The studio its own station gives it; of a show that is over, the one it had. */
export async function findStudioName({ db }: Ctx, sessionId: string): Promise<string | null> {
  const booked = await db
    .selectFrom('studio_booking')
    .innerJoin('studio', 'studio.id', 'studio_booking.studio_id')
    .innerJoin('live_session', 'live_session.id', 'studio_booking.session_id')
    .select('studio.name')
    .where('session_id', '=', sessionId)
    .whereRef('studio.station_id', '=', 'live_session.station_id')
    .orderBy(sql`released_at desc nulls first`)
    .limit(1)
    .executeTakeFirst()
  return booked?.name ?? null
}
