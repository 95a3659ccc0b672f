import type { SessionState } from '@zhibo/core/sessions/schema'
import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Ctx, Tx } from '../../context.ts'
import type { Session } from '../queries.ts'
import type { SessionSeriesTable } from '../tables.ts'

export type Series = Selectable<SessionSeriesTable>

export function insertSeries({ db }: Tx, series: Insertable<SessionSeriesTable>): Promise<Series> {
  return db.insertInto('session_series').values(series).returningAll().executeTakeFirstOrThrow()
}

export function updateSeries({ db }: Tx, id: string, changes: Updateable<SessionSeriesTable>): Promise<Series> {
  return db.updateTable('session_series').set(changes).where('id', '=', id).returningAll().executeTakeFirstOrThrow()
}

export function findSeries({ db }: Ctx, id: string): Promise<Series | undefined> {
  return db.selectFrom('session_series').selectAll().where('id', '=', id).executeTakeFirst()
}

export function lockSeries({ db }: Tx, id: string): Promise<Series | undefined> {
  return db.selectFrom('session_series').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
}

/** The series of stations, those that go on before those that ended. */
export function listSeries({ db }: Ctx, stationIds: 'all' | readonly string[], limit = 100): Promise<Series[]> {
  return db
    .selectFrom('session_series')
    .selectAll()
    .$if(stationIds !== 'all', (query) => query.where('station_id', 'in', stationIds as string[]))
    .orderBy('ended_at', (order) => order.desc().nullsFirst())
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** What a series' sessions are, day by day. */
export function listSessionsOf({ db }: Ctx, seriesIds: readonly string[]) {
  if (seriesIds.length === 0) return Promise.resolve([])
  return db
    .selectFrom('live_session')
    .select(['id', 'title', 'state', 'series_id', 'series_day', 'planned_start', 'planned_end'])
    .where('series_id', 'in', seriesIds)
    .orderBy('series_day')
    .execute()
}

/** The stations that the sessions of series name, with what each says to it, in the order of a session's own page. */
export function listPartnersOf({ db }: Ctx, sessionIds: readonly string[]) {
  if (sessionIds.length === 0) return Promise.resolve([])
  return db
    .selectFrom('session_partner as p')
    .innerJoin('facility', 'facility.id', 'p.station_id')
    .select(['p.session_id', 'p.station_id', 'p.state', 'facility.name'])
    .where('p.session_id', 'in', sessionIds)
    .orderBy('p.asked_at')
    .orderBy('p.station_id')
    .execute()
}

/** Sessions of a series from a day on, locked in the order in which all lock them. */
export function lockSessionsFrom(
  { db }: Tx,
  seriesId: string,
  fromDay: string,
  states: readonly SessionState[],
): Promise<Session[]> {
  return db
    .selectFrom('live_session')
    .selectAll()
    .where('series_id', '=', seriesId)
    .where('series_day', '>=', fromDay)
    .where('state', 'in', states)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
}

/** Titles of sessions by id. */
export async function titlesOf({ db }: Ctx, sessionIds: readonly string[]): Promise<Map<string, string>> {
  if (sessionIds.length === 0) return new Map()
  const rows = await db.selectFrom('live_session').select(['id', 'title']).where('id', 'in', sessionIds).execute()
  return new Map(rows.map(({ id, title }) => [id, title]))
}
