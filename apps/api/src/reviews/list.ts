import type { ReviewCaseView, ReviewSearch } from '@zhibo/core/reviews/schema'
import type { Ctx } from '../context.ts'
import { readableStations } from './duty.ts'
import { listCases } from './queue-queries.ts'
import { toCaseViews } from './views.ts'

/** The queue of the stations where the actor may read, what is due first at the top. */
export async function searchCases(ctx: Ctx, search: ReviewSearch): Promise<ReviewCaseView[]> {
  return toCaseViews(ctx, await listCases(ctx, readableStations(ctx.actor), search))
}
