import { type Ctx, withTx } from '../context.ts'
import { deleteStale } from './queries.ts'

const day = 86_400_000

/** Drops codes and counts the limits no longer look at, and sessions over for half a year (access logs are kept that long). */
export function forgetStale(ctx: Ctx): Promise<number> {
  const now = ctx.clock().getTime()
  return withTx(ctx, (tx) =>
    deleteStale(tx, {
      codes: new Date(now - 2 * day),
      tries: new Date(now - 2 * day),
      sessions: new Date(now - 183 * day),
    }),
  )
}
