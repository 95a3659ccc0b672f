import type { Ctx } from '../context.ts'
import { listStations } from './queries.ts'

/** What each station is called, by its id; an id that is no station is not in it. */
export async function stationNames(ctx: Ctx): Promise<Map<string, string>> {
  return new Map((await listStations(ctx)).map((station) => [station.id, station.name]))
}
