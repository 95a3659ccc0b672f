import type { Ctx } from '../context.ts'

/** Reads the trail as it stands at one instant: what is appended meanwhile does not look like a head without its tail. */
export const inSnapshot = <T>(ctx: Ctx, read: (frozen: Ctx) => Promise<T>): Promise<T> =>
  ctx.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((db) => read({ ...ctx, db }))
