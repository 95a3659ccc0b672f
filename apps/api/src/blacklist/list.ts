import type { BlacklistEntryView, BlacklistSearch } from '@zhibo/core/blacklist/schema'
import type { Ctx } from '../context.ts'
import { requireDuty } from './duty.ts'
import { listEntries } from './queries.ts'
import { toViews } from './views.ts'

/** The entries, newest first, for everybody who reads reviews. */
export async function searchEntries(ctx: Ctx, search: BlacklistSearch): Promise<BlacklistEntryView[]> {
  requireDuty(ctx.actor, 'review.read')
  return toViews(ctx, await listEntries(ctx, search))
}
