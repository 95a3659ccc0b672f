import type { Ctx } from '../context.ts'
import { listStudios } from './queries.ts'

/** Whether a station has this studio. */
export async function hasStudio(ctx: Ctx, stationId: string, studioId: string): Promise<boolean> {
  const studios = await listStudios(ctx, [stationId])
  return studios.some((studio) => studio.id === studioId)
}
