import { isCredited } from '@zhibo/core/applications/credit'
import type { Ctx } from '../context.ts'
import { isReplayed } from '../recordings/is-replayed.ts'
import { showOfJobs } from '../sessions/shows-job.ts'

/**
 * Of these jobs those for which somebody applies out of a session: it shows them, and is watched now. Whoever comes of
 * anything else has only followed an old link, and applies all the same.
 */
export async function creditedTo(ctx: Ctx, sessionId: string | null, jobIds: readonly string[]): Promise<string[]> {
  const show = sessionId === null ? null : await showOfJobs(ctx, sessionId, jobIds)
  if (!show) return []
  const replayed = show.ended_at !== null && (await isReplayed(ctx, show.id))
  return isCredited({ state: show.state, endedAt: show.ended_at, replayed }, ctx.clock()) ? show.shown : []
}
