import type { Span } from './spans.ts'

const DAY = 86_400_000
const MINUTE = 60_000

/** A piece of a span that lies in one month, such as `2026-11`. */
export interface MonthPiece extends Span {
  month: string
}

/** The months and clocks of one time zone. Opening one is cheap; it remembers what it has looked up. */
export interface Calendar {
  splitByMonth(span: Span): MonthPiece[]
  /** ISO 8601 to the millisecond, with the offset of the zone at that instant. */
  format(instant: number): string
}

/** A span with one offset from UTC. */
interface Run extends Span {
  offset: number
}

export function knowsZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions()
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** Throws a RangeError for a zone that nobody knows. */
export function openCalendar(zone: string): Calendar {
  const toldOffset = remember(zoneOffset(zone))
  const runsOn = remember((day: number) => runsOfDay(day * DAY, toldOffset))
  const edgesAround = remember((newMonth: number) => monthEdges(newMonth, runsOn))
  let current: MonthPiece = { from: 0, to: 0, month: '' }

  function offsetAt(instant: number): number {
    let offset = 0
    for (const run of runsOn(Math.floor(instant / DAY))) if (run.from <= instant) offset = run.offset
    return offset
  }

  function monthAt(instant: number): MonthPiece {
    const local = instant + offsetAt(instant)
    const edges = [0, 1].flatMap((ahead) => edgesAround(startOfMonth(local, ahead)))
    const from = edges.findLast((edge) => edge <= instant) ?? instant
    const to = edges.find((edge) => edge > instant) ?? startOfMonth(local, 1)
    return { from, to, month: new Date(local).toISOString().split(/-\d\dT/, 1)[0] ?? '' }
  }

  return {
    splitByMonth({ from, to }) {
      const pieces: MonthPiece[] = []
      for (let at = from; at < to; at = current.to) {
        if (at < current.from || at >= current.to) current = monthAt(at)
        pieces.push({ from: at, to: Math.min(to, current.to), month: current.month })
      }
      return pieces
    },
    format(instant) {
      // Before railways zones differed by seconds, which ISO 8601 has no place for: the nearest minute names them.
      const minutes = Math.round(offsetAt(instant) / MINUTE)
      const local = new Date(instant + minutes * MINUTE).toISOString().slice(0, -1)
      // Joined, the text stands in one piece; a template would hold on to all of its parts, thousands of times.
      return [local, minutes < 0 ? '-' : '+', twoDigits(minutes / 60), ':', twoDigits(minutes % 60)].join('')
    },
  }
}

const twoDigits = (value: number): string => `${Math.trunc(Math.abs(value))}`.padStart(2, '0')

/** Midnight of the first of a month as if local time were UTC: a name for the month, not yet an instant. */
function startOfMonth(local: number, ahead: number): number {
  const day = new Date(local)
  day.setUTCMonth(day.getUTCMonth() + ahead, 1)
  return day.setUTCHours(0, 0, 0, 0)
}

/**
 * The instants near a new month at which the local month changes. Usually one; three where the clocks go back over
 * that midnight (St. John's on 2009-11-01). No zone is a day away from UTC, so the two days around it hold them all.
 */
function monthEdges(newMonth: number, runsOn: (day: number) => Run[]): number[] {
  const day = newMonth / DAY
  const edges: number[] = []
  let inNewMonth = false
  for (const run of [...runsOn(day - 1), ...runsOn(day)]) {
    const crossing = Math.max(run.from, newMonth - run.offset)
    if (inNewMonth && crossing > run.from) edges.push(run.from)
    if (crossing < run.to && !(inNewMonth && crossing === run.from)) edges.push(crossing)
    inNewMonth = crossing < run.to
  }
  return edges
}

/** One run, or two when the clocks change that day. No zone changes them twice in a day. */
function runsOfDay(from: number, offsetAt: (instant: number) => number): Run[] {
  const to = from + DAY
  const [before, after] = [offsetAt(from), offsetAt(to)]
  if (before === after) return [{ from, to, offset: before }]
  let [same, changed] = [from, to]
  while (changed - same > 1) {
    const middle = Math.floor((same + changed) / 2)
    if (offsetAt(middle) === before) same = middle
    else changed = middle
  }
  const upTo = { from, to: changed, offset: before }
  return changed === to ? [upTo] : [upTo, { from: changed, to, offset: after }]
}

/** Asks Intl, which tells an offset only in words: `11/23/2026, GMT+08:00`, with seconds for old local times. */
function zoneOffset(zone: string): (instant: number) => number {
  const words = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
  return (instant) => {
    const told = words.format(instant)
    const [, sign, hours, minutes, seconds = '0'] = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(told) ?? []
    if (sign === undefined) {
      if (told.endsWith('GMT')) return 0
      throw new Error(`cannot read the offset of ${zone} in “${told}”`)
    }
    const offset = (Number(hours) * 60 + Number(minutes)) * MINUTE + Number(seconds) * 1000
    return sign === '-' ? -offset : offset
  }
}

function remember<Value>(find: (key: number) => Value): (key: number) => Value {
  const known = new Map<number, Value>()
  return (key) => {
    let value = known.get(key)
    if (value === undefined) known.set(key, (value = find(key)))
    return value
  }
}
