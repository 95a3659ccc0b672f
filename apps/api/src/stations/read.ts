import type { StationView } from '@zhibo/core/stations/schema'
import type { Ctx } from '../context.ts'
import { found } from '../problem.ts'
import { findStation, listStudios } from './queries.ts'
import { toView } from './views.ts'

/** One station with its studios; 404 when there is none. */
export async function readStation(ctx: Ctx, id: string): Promise<StationView> {
  const station = found(await findStation(ctx, id))
  return toView(station, await listStudios(ctx, [station.id]))
}
