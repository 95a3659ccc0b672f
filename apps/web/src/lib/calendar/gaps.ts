export interface Gap {
  from: Date
  to: Date
}

/** When a house is open, and what is too short to plan in. */
const opens = '08:00'
const closes = '22:00'
const leastMs = 60 * 60_000

/** As shows most often are: two hours from 19:30. */
const usual = '19:30'
const usualMs = 120 * 60_000

const at = (day: string, time: string) => new Date(`${day}T${time}:00+08:00`)

/** The free stretches of a day that are still to come, each long enough for a show. */
export function gapsOn(day: string, taken: readonly Gap[], now: Date): Gap[] {
  const gaps: Gap[] = []
  let from = new Date(Math.max(at(day, opens).getTime(), nextQuarter(now)))
  const close = at(day, closes)
  for (const each of [...taken].toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    if (each.to <= from) continue
    if (each.from > from) gaps.push({ from, to: each.from < close ? each.from : close })
    from = each.to
  }
  if (from < close) gaps.push({ from, to: close })
  return gaps.filter((gap) => gap.to.getTime() - gap.from.getTime() >= leastMs)
}

/** Where a show would stand in a gap: at the usual hour where it fits, else as soon as it is free. */
export function suggestIn(day: string, gap: Gap): Gap {
  const evening = at(day, usual)
  const from = evening >= gap.from && evening.getTime() + leastMs <= gap.to.getTime() ? evening : gap.from
  return { from, to: new Date(Math.min(from.getTime() + usualMs, gap.to.getTime())) }
}

const quarterMs = 15 * 60_000
const nextQuarter = (now: Date): number => Math.ceil(now.getTime() / quarterMs) * quarterMs
