import type { ChainFault, DaySeal } from '@zhibo/core/audit/schema'
import { endOfShanghaiDay, shanghaiDay } from '@zhibo/core/day'
import type { Ctx } from '../context.ts'
import { type AuditHead, countLinks, listHeads } from './queries.ts'
import { lostSince } from './seal-agrees.ts'
import type { SealText } from './seal-book.ts'
import { inSnapshot } from './snapshot.ts'

/** A day is closed this long after its end: what began before midnight has been committed by then. */
const closesAfterMs = 10 * 60_000

/** The name of the work, and of the lock that keeps it to one process at a time. */
export const sealing = 'seal the trail'

export interface Sealed {
  /** The days whose file was written now. */
  days: string[]
  /** What a file had seen and the chain no longer holds. Such a day keeps the file it has. */
  faults: ChainFault[]
}

/** The newest number any of the files knows of. */
export const newestNumber = (seals: readonly DaySeal[]): number =>
  Math.max(0, ...seals.map(({ number, after }) => number ?? after))

/** Whether a day is over for the trail, for so many milliseconds more. */
export const isOver = (ctx: Ctx, day: string, moreMs = 0): boolean =>
  ctx.clock().getTime() >= endOfShanghaiDay(day).getTime() + closesAfterMs + moreMs

/**
 * Writes the daily files: closes every day that is over and has none closed, and notes where the running day stands.
 * Done again it writes only what is new. Before a running day's file is replaced, what it had seen must still be there,
 * so that nobody who shortens the chain has the file follow.
 */
export async function sealTrail(ctx: Ctx): Promise<Sealed> {
  const { texts, faults } = await inSnapshot(ctx, duePages)
  for (const text of texts) await ctx.seals.write(text)
  return { days: texts.map(({ day }) => day), faults }
}

/** The background's way: whatever a file has seen and the chain lacks is told in the log, each time. */
export async function sealInBackground(ctx: Ctx): Promise<void> {
  const { faults } = await sealTrail(ctx)
  for (const fault of faults) ctx.log.error({ fault }, 'the trail lacks what a daily file has seen')
}

async function duePages(ctx: Ctx): Promise<{ texts: SealText[]; faults: ChainFault[] }> {
  const pages = await ctx.seals.pages()
  const seals = new Map(pages.map((page) => [page.day, 'seal' in page ? page.seal : null]))
  const days = Map.groupBy(await listHeads(ctx, { to: shanghaiDay(ctx.clock()) }), (head) => head.day)
  let after = newestNumber([...seals.values()].filter((seal) => seal !== null))
  const texts: SealText[] = []
  const faults: ChainFault[] = []
  for (const [day, heads] of days) {
    const known = seals.get(day)
    const closes = isOver(ctx, day)
    // A forged file stays where it is: it is evidence, and `audit verify` names it.
    if (known === null || (known && (known.number !== null || (!closes && standsAt(known, heads))))) continue
    const fault = known && (await lostSince(ctx, known, heads))
    if (fault) {
      faults.push(fault)
      continue
    }
    const number = closes ? after + 1 : null
    texts.push({ day, number, after, writtenAt: ctx.clock().toISOString(), chains: await chainsOf(ctx, day, heads) })
    if (number !== null) after = number
  }
  return { texts, faults }
}

const standsAt = (seal: DaySeal, heads: readonly AuditHead[]): boolean =>
  seal.chains.length === heads.length &&
  heads.every(({ scope, hash }) =>
    seal.chains.some((chain) => chain.scope === scope && chain.hash === hash.toString('hex')),
  )

async function chainsOf(ctx: Ctx, day: string, heads: readonly AuditHead[]): Promise<DaySeal['chains']> {
  const counts = await countLinks(ctx, day)
  return heads.map(({ scope, seq, hash }) => ({
    scope,
    seq,
    count: counts.get(scope) ?? 0,
    hash: hash.toString('hex'),
  }))
}
