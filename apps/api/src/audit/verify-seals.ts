import type { ChainFault } from '@zhibo/core/audit/schema'
import type { Ctx } from '../context.ts'
import type { AuditHead } from './queries.ts'
import { newestNumber, isOver } from './seal.ts'
import { addedSince, lostSince } from './seal-agrees.ts'
import type { SealPage } from './seal-book.ts'

/** A day that is over for an hour and has no closed file was never sealed, or its file was taken away. */
const lateMs = 3_600_000

type Days = { from?: string; to?: string }

/** Holds the daily files between two days against the chains: how many agree, and the first fault by day. */
export async function verifySeals(
  ctx: Ctx,
  heads: readonly AuditHead[],
  days: Days,
): Promise<{ seals: number; fault: ChainFault | null }> {
  const all = await ctx.seals.pages()
  const pages = new Map(all.filter(({ day }) => isWithin(day, days)).map((page) => [page.day, page]))
  const byDay = Map.groupBy(heads, (head) => head.day)
  let seals = 0
  for (const day of [...new Set([...pages.keys(), ...byDay.keys()])].toSorted()) {
    const page = pages.get(day)
    const fault = await faultOf(ctx, day, page, byDay.get(day) ?? [])
    if (fault) return { seals, fault }
    if (page) seals += 1
  }
  const gone = days.from || days.to ? undefined : missingNumber(all)
  return { seals, fault: gone === undefined ? null : fault('seal_number', null, gone) }
}

async function faultOf(ctx: Ctx, day: string, page: SealPage | undefined, heads: readonly AuditHead[]) {
  if (page && 'forged' in page) return fault('seal_forged', day)
  if (page) {
    const closed = page.seal.number !== null
    const wrong = (await lostSince(ctx, page.seal, heads)) ?? (closed ? addedSince(page.seal, heads) : undefined)
    if (wrong || closed) return wrong
  }
  return isOver(ctx, day, lateMs) ? fault('seal_missing', day) : undefined
}

/** Closed files are numbered without a gap; the newest number is also told by those written after it. */
function missingNumber(pages: readonly SealPage[]): number | undefined {
  const seals = pages.flatMap((page) => ('seal' in page ? page.seal : []))
  const numbers = new Set(seals.map(({ number }) => number))
  for (let number = 1; number <= newestNumber(seals); number++) if (!numbers.has(number)) return number
  return undefined
}

const isWithin = (day: string, { from, to }: Days) => (!from || day >= from) && (!to || day <= to)

const fault = (kind: ChainFault['kind'], day: string | null, seq: number | null = null): ChainFault => ({
  kind,
  scope: null,
  day,
  seq,
  entryId: null,
})
