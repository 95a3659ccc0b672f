import type { ReadyView } from '@zhibo/core/health/schema'
import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { AppError } from '../problem.ts'

const patienceMs = 2_000

type Looked = Promise<{ database: boolean; media: boolean }>
const looking = new WeakMap<Ctx['db'], Looked>()

/**
 * Asks the database and the media server. Whichever does not answer within two seconds is named in the 503. However
 * many ask at once, each is asked once: nobody may wear them out by asking how they are.
 */
export async function checkReady(ctx: Ctx): Promise<ReadyView> {
  const look = looking.get(ctx.db) ?? lookNow(ctx)
  looking.set(ctx.db, look)
  const { database, media } = await look.finally(() => looking.delete(ctx.db))
  if (!database || !media) throw new AppError('unavailable', { details: { database, media }, retryAfter: 2 })
  return { status: 'ok', database, media }
}

async function lookNow(ctx: Ctx): Looked {
  const [database, media] = await Promise.all([
    answers(sql`select 1`.execute(ctx.db).then(() => true)),
    answers(ctx.media.healthy()),
  ])
  return { database, media }
}

async function answers(asked: Promise<boolean>): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => resolve(false), patienceMs)
  try {
    // Not answering is the finding itself, not a fault of the question.
    return await Promise.race([asked.catch(() => false), late])
  } finally {
    clearTimeout(timer)
  }
}
