import type { QueueCountsView, ReviewCaseView, ReviewSearch } from '@zhibo/core/reviews/schema'
import type { Ctx } from '../context.ts'
import { readableStations } from './duty.ts'
import { countOutdated, listCases } from './queue-queries.ts'
import { toCaseViews } from './views.ts'

/** What somebody should know about the queue, whatever they filter it by. */
export async function queueCounts(ctx: Ctx): Promise<QueueCountsView> {
  return { outdated: await countOutdated(ctx, readableStations(ctx.actor)) }
}

/** The queue of the stations where the actor may read, what is due first at the top. */
export async function searchCases(ctx: Ctx, search: ReviewSearch): Promise<ReviewCaseView[]> {
  return toCaseViews(ctx, await listCases(ctx, readableStations(ctx.actor), search))
}
