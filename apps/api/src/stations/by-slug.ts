import type { Ctx } from '../context.ts'
import { findStationBySlug } from './queries.ts'

/** A station's id by the short name in its address, undefined when there is none. */
export async function stationBySlug(ctx: Ctx, slug: string): Promise<string | undefined> {
  return (await findStationBySlug(ctx, slug))?.id
}
