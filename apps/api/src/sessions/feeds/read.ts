import type { Ctx } from '../../context.ts'
import { readStation } from '../../stations/read.ts'
import { type Entry, icalendar } from './ical.ts'
import { listForFeed } from './queries.ts'

/** How long what is over stays in a feed. */
const keptMs = 90 * 86_400_000

/** A station's announced shows as a calendar one subscribes to. */
export const publicFeed = (ctx: Ctx, stationId: string, origin: string): Promise<string> =>
  feedOf(ctx, stationId, origin, false)

/** The same with plans that are not approved yet, marked so; the caller answers for who reads it. */
export const staffFeed = (ctx: Ctx, stationId: string, origin: string): Promise<string> =>
  feedOf(ctx, stationId, origin, true)

async function feedOf(ctx: Ctx, stationId: string, origin: string, withPlans: boolean): Promise<string> {
  const { name } = await readStation(ctx, stationId)
  const since = new Date(ctx.clock().getTime() - keptMs)
  const shows = await listForFeed(ctx, stationId, since, withPlans)
  return icalendar(
    name,
    shows.map((show): Entry => ({
      id: show.id,
      version: show.version,
      state: show.state,
      title: show.title,
      place: [show.station_name, show.studio_name ?? ''].filter(Boolean).join(' · '),
      description: show.employer_names.join('、'),
      from: show.started_at ?? show.planned_start,
      to: show.ended_at ?? show.planned_end,
      // Of what stands still nothing changes, so that a reader who has it need not take it again.
      stamp: show.announced_at ?? show.created_at,
    })),
    origin,
  )
}
