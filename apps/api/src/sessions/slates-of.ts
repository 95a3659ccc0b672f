import type { Ctx } from '../context.ts'
import { listSlates } from './slate-queries.ts'

/** When a slate stood on the screens, by session; open at its end while it is up. */
export async function slatesOf(
  ctx: Ctx,
  sessionIds: readonly string[],
): Promise<Map<string, { from: Date; to: Date | null }[]>> {
  if (sessionIds.length === 0) return new Map()
  const rows = await listSlates(ctx, sessionIds)
  return Map.groupBy(
    rows.map(({ session_id, from_at, to_at }) => ({ sessionId: session_id, from: from_at, to: to_at })),
    ({ sessionId }) => sessionId,
  )
}
