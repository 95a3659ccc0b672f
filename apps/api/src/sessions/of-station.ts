import type { SessionState } from '@zhibo/core/sessions/schema'
import { sql } from 'kysely'
import type { Ctx } from '../context.ts'

/** What the ledger needs to know of a session. */
export interface StationSession {
  id: string
  title: string
  state: SessionState
  startedAt: Date | null
  plannedStart: Date
}

/** The sessions declared for a station that began, or were to begin, between two instants; plans that never became any are none. */
export async function sessionsOfStation(ctx: Ctx, stationId: string, from: Date, to: Date): Promise<StationSession[]> {
  const rows = await ctx.db
    .selectFrom('live_session as s')
    .innerJoin('session_station as d', 'd.session_id', 's.id')
    .select(['s.id', 's.title', 's.state', 's.started_at', 's.planned_start'])
    .where('d.station_id', '=', stationId)
    .where('s.state', 'not in', ['draft', 'in_review', 'cancelled'])
    .where((eb) => {
      const begins = eb.fn.coalesce('s.started_at', 's.planned_start')
      return eb.and([eb(begins, '>=', from), eb(begins, '<', to)])
    })
    .orderBy('s.planned_start')
    .orderBy('s.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    state: row.state,
    startedAt: row.started_at,
    plannedStart: row.planned_start,
  }))
}

/** When studios are taken between two instants; what was released is free again. */
export async function bookingsOf(
  ctx: Ctx,
  studioIds: readonly string[],
  from: Date,
  to: Date,
): Promise<{ studioId: string; from: Date; to: Date }[]> {
  if (studioIds.length === 0) return []
  return ctx.db
    .selectFrom('studio_booking')
    .select([
      'studio_id as studioId',
      sql<Date>`lower(during)`.as('from'),
      sql<Date>`upper(during)`.as('to'),
    ])
    .where('studio_id', 'in', studioIds)
    .where('released_at', 'is', null)
    .where(sql<boolean>`during && tstzrange(${from}, ${to})`)
    .execute()
}
