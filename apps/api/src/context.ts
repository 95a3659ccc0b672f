import type { Locale } from '@zhibo/core/problem/locale'
import type { Kysely, Transaction } from 'kysely'
import type { Logger } from 'pino'
import type { Actor } from './actor.ts'
import type { SealBook } from './audit/seal-book.ts'
import type { Database } from './db/schema.ts'
import type { FileStore } from './files/store.ts'
import type { MediaServer } from './media/server.ts'
import type { Recorder } from './recordings/recorder.ts'
import type { Vault } from './vault.ts'

/** What every verb gets: the database, who acts, what time it is, and the ways out of the process. */
export interface Ctx {
  db: Kysely<Database>
  actor: Actor
  /** Server time. Tests and the demo's history set it; nothing reads `Date.now()` in a verb. */
  clock: () => Date
  requestId: string
  /** The visitor's network address, for limits only (an IPv6 customer's whole network); kept as a keyed hash. */
  address: string
  locale: Locale
  /** Raises the limits per address, for load tests; 1 when absent. */
  limitFactor?: number
  /** What records; absent where nothing is to be recorded. */
  recorder?: Recorder | undefined
  media: MediaServer
  files: FileStore
  seals: SealBook
  vault: Vault
  log: Logger
}

/** A context inside a transaction. */
export interface Tx extends Ctx {
  db: Transaction<Database>
  /** Runs after the commit: the place for the network. A failure there is logged and mended by reconciliation, never half-committed. */
  afterCommit: (effect: () => Promise<void>) => void
  /**
   * Writes right before the commit what holds up everybody else who writes at the same place, whatever the order in which
   * it was asked for: all take places in one order, so that no two wait for each other.
   */
  lastly: (place: string, write: () => Promise<void>) => void
}

const isTx = (ctx: Ctx): ctx is Tx => 'afterCommit' in ctx

/** Runs `work` in one transaction, joining an outer one. Effects registered with `afterCommit` run once it is durable, in order. */
export async function withTx<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (isTx(ctx)) return work(ctx)
  const effects: (() => Promise<void>)[] = []
  const last: { place: string; write: () => Promise<void> }[] = []
  const result = await ctx.db.transaction().execute(async (db) => {
    const done = await work({
      ...ctx,
      db,
      afterCommit: (effect) => void effects.push(effect),
      lastly: (place, write) => void last.push({ place, write }),
    })
    for (const { write } of last.toSorted((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0))) await write()
    return done
  })
  for (const effect of effects) {
    await effect().catch((error: unknown) => ctx.log.error({ err: error, requestId: ctx.requestId }, 'after commit'))
  }
  return result
}

/** The same context with somebody else acting: how a background job calls a verb as `system`. */
export function asActor<C extends Ctx>(ctx: C, actor: Actor): C {
  return { ...ctx, actor }
}
