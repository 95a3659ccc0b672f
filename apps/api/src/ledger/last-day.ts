import type { LedgerView } from '@zhibo/core/ledger/schema'
import { shanghaiDay } from '@zhibo/core/day'

const slot = { from: '19:30:00+08:00', to: '21:30:00+08:00' }
const slotMs = 2 * 3_600_000
const dayMs = 86_400_000

interface Studio {
  id: string
  name: string
}

interface Taken {
  studioId: string
  from: Date
  to: Date
}

export interface Month {
  /** The first instant of the month in Shanghai, and of the next. */
  from: Date
  to: Date
}

/** A month such as `2026-11` of Asia/Shanghai. */
export function monthOf(month: string): Month {
  const [year = 0, nth = 0] = month.split('-').map(Number)
  const next = nth === 12 ? `${year + 1}-01` : `${year}-${String(nth + 1).padStart(2, '0')}`
  const first = (each: string) => new Date(`${each}-01T00:00:00+08:00`)
  return { from: first(month), to: first(next) }
}

/**
 * The latest day on which one must begin so that free studios can still make good what is missing: with three evenings
 * to go, the day of the third-last free evening. An evening is 19:30–21:30 in one studio. Null when nothing is missing,
 * and when there are not enough evenings left.
 */
export function lastDay(
  missing: { sessions: number; airtimeMs: number },
  { from, to }: Month,
  studios: readonly Studio[],
  taken: readonly Taken[],
  now: Date,
): LedgerView['lastDay'] {
  let needed = Math.max(missing.sessions, Math.ceil(missing.airtimeMs / slotMs))
  if (needed === 0) return null
  for (let at = to.getTime() - dayMs; at >= from.getTime(); at -= dayMs) {
    const date = shanghaiDay(new Date(at))
    const begins = new Date(`${date}T${slot.from}`)
    const ends = new Date(`${date}T${slot.to}`)
    if (begins < now) return null
    for (const studio of studios) {
      if (taken.some((each) => each.studioId === studio.id && each.from < ends && each.to > begins)) continue
      needed -= 1
      if (needed === 0) return { date, studioId: studio.id, studioName: studio.name }
    }
  }
  return null
}
