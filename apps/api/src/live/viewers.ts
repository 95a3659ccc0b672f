import type { Ctx } from '../context.ts'
import { runningSessions } from '../sessions/broadcast.ts'
import type { LiveFeed } from './feed.ts'
import { insertSamples, listViewers } from './sample-queries.ts'

const sampleMs = 10_000

/**
 * Writes down how many screens of each running session this process holds open. All processes do so on the same tens of
 * seconds, so that their counts can be added.
 */
export async function sampleViewers(ctx: Ctx, feed: Pick<LiveFeed, 'readersOf'>, node: string): Promise<void> {
  const at = new Date(Math.floor(ctx.clock().getTime() / sampleMs) * sampleMs)
  const sessions = await runningSessions(ctx)
  await insertSamples(
    ctx,
    sessions.map((sessionId) => ({ session_id: sessionId, at, node, viewers: feed.readersOf(sessionId) })),
  )
}

/** How many watched a session from an instant on, at most a point every so many seconds: the highest of each. */
export const viewersOf = (
  ctx: Ctx,
  sessionId: string,
  span: { from: Date; stepSeconds: number },
): Promise<{ at: Date; viewers: number }[]> => listViewers(ctx, sessionId, span)
