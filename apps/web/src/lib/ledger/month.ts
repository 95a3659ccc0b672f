import type { LedgerSessionView } from '@zhibo/core/ledger/schema'
import { monthAfter } from '@zhibo/core/sessions/series-days'

const shanghaiOffsetMs = 8 * 3_600_000
const dayMs = 86_400_000

/** The day of an instant by the county's calendar: 2026-11-23. */
export const dayOf = (at: Date): string => new Date(at.getTime() + shanghaiOffsetMs).toISOString().slice(0, 10)

/** The month of an instant by the county's calendar: 2026-11. */
export const monthOf = (at: Date): string => dayOf(at).slice(0, 7)

/** Every day of a month, in order. */
export function daysOf(month: string): string[] {
  const first = Date.parse(`${month}-01T00:00Z`)
  const last = Date.parse(`${monthAfter(month, 1)}-01T00:00Z`)
  return Array.from({ length: (last - first) / dayMs }, (_, at) =>
    new Date(first + at * dayMs).toISOString().slice(0, 10),
  )
}

export interface DayOnAir {
  date: string
  countedMs: number
  uncountedMs: number
}

/**
 * A month's airtime by days. A session's stretches span its short gaps as well, which are no airtime; so each stretch
 * is drawn at the share of it that was.
 */
export function onAirByDay(month: string, rows: readonly LedgerSessionView[]): DayOnAir[] {
  const days = new Map(daysOf(month).map((date) => [date, { date, countedMs: 0, uncountedMs: 0 }]))
  for (const { airtimeMs, counted, stretches } of rows) {
    const spans = stretches.flatMap(([from, to]) => splitByDay(Date.parse(from), Date.parse(to)))
    const whole = spans.reduce((sum, span) => sum + span.ms, 0)
    if (whole === 0) continue
    for (const { date, ms } of spans) {
      const day = days.get(date)
      if (day) day[counted ? 'countedMs' : 'uncountedMs'] += (ms / whole) * airtimeMs
    }
  }
  return [...days.values()]
}

function splitByDay(from: number, to: number): { date: string; ms: number }[] {
  const pieces: { date: string; ms: number }[] = []
  for (let at = from; at < to;) {
    const date = dayOf(new Date(at))
    const end = Math.min(to, Date.parse(`${date}T00:00:00+08:00`) + dayMs)
    pieces.push({ date, ms: end - at })
    at = end
  }
  return pieces
}
