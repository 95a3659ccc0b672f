import type { Insertable, Selectable } from 'kysely'
import type { Ctx, Tx } from '../context.ts'
import type { FacilityStandardTable, FacilityTable, StudioTable } from './tables.ts'

export type Station = Selectable<FacilityTable>
export type Studio = Selectable<StudioTable>

export function listStations({ db }: Ctx): Promise<Station[]> {
  return db
    .selectFrom('facility')
    .selectAll()
    .where('kind', '=', 'station')
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

export function findStation({ db }: Ctx, id: string): Promise<Station | undefined> {
  return db.selectFrom('facility').selectAll().where('kind', '=', 'station').where('id', '=', id).executeTakeFirst()
}

export function findStationBySlug({ db }: Ctx, slug: string): Promise<Station | undefined> {
  return db.selectFrom('facility').selectAll().where('kind', '=', 'station').where('slug', '=', slug).executeTakeFirst()
}

export function listStudios({ db }: Ctx, stationIds: string[]): Promise<Studio[]> {
  if (stationIds.length === 0) return Promise.resolve([])
  return db.selectFrom('studio').selectAll().where('station_id', 'in', stationIds).orderBy('name').execute()
}

export async function lockStudioOf({ db }: Tx, stationId: string, studioId: string): Promise<boolean> {
  const row = await db
    .selectFrom('studio')
    .select('id')
    .where('id', '=', studioId)
    .where('station_id', '=', stationId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row !== undefined
}

/** The newest standard of each measure that is in force on `day`. */
export function listStandards({ db }: Ctx, facilityId: string, day: string) {
  return db
    .selectFrom('facility_standard')
    .distinctOn('measure')
    .select(['measure', 'target'])
    .where('facility_id', '=', facilityId)
    .where('valid_from', '<=', day)
    .orderBy('measure')
    .orderBy('valid_from', 'desc')
    .execute()
}

export function insertStation({ db }: Tx, station: Insertable<FacilityTable>): Promise<Station> {
  return db.insertInto('facility').values(station).returningAll().executeTakeFirstOrThrow()
}

export async function insertStudios({ db }: Tx, studios: Insertable<StudioTable>[]): Promise<void> {
  if (studios.length > 0) await db.insertInto('studio').values(studios).execute()
}

export async function insertStandards({ db }: Tx, standards: Insertable<FacilityStandardTable>[]): Promise<void> {
  await db.insertInto('facility_standard').values(standards).execute()
}
