import type { Selectable } from 'kysely'
import type { Ctx } from '../context.ts'
import type { FacilityTable, StudioTable } from './tables.ts'

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

export function listStudios({ db }: Ctx, stationIds: string[]): Promise<Studio[]> {
  if (stationIds.length === 0) return Promise.resolve([])
  return db.selectFrom('studio').selectAll().where('station_id', 'in', stationIds).orderBy('name').execute()
}
