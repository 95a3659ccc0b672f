import { type Calendar, openCalendar } from './calendar.ts'
import type {
  AirtimeDocument,
  AirtimeMonth,
  AirtimePolicy,
  AirtimeReason,
  AirtimeReport,
  AirtimeSession,
  AirtimeVerdict,
} from './schema.ts'
import { isEmpty, joinGaps, measure, type Span, subtract, union } from './spans.ts'

/** The measure of one session, in milliseconds. */
export interface Measured {
  airtimeMs: number
  reason: AirtimeReason
  /** When there was an unmuted picture: in order, every gap left out. */
  onAir: Span[]
}

/** What the evidence comes to, by session and by station and month. Takes what `readAirtimeDocument` checked. */
export function computeAirtime({ policy, now, sessions }: AirtimeDocument): AirtimeReport {
  const calendar = openCalendar(policy.zone)
  const months = new MonthSums(calendar)
  const verdicts: AirtimeVerdict[] = []
  for (const session of sessions) {
    const { airtimeMs, reason, onAir } = measureSession(session, policy, now)
    const counted = reason === null
    if (counted || (policy.shortSessionsGiveHours && !session.rehearsal)) months.add(session.stations, onAir, counted)
    verdicts.push({ id: session.id, airtimeMs, counted, reason, stretches: stretches(onAir, policy, calendar) })
  }
  return { sessions: verdicts.sort((a, b) => byCodeUnit(a.id, b.id)), months: months.list() }
}

/** How long one session was on air until `now`, and why it does not count, if it does not. */
export function measureSession(session: AirtimeSession, policy: AirtimePolicy, now: number): Measured {
  const seen: Span[] = []
  let hasPicture = false
  for (const { source, from, to, muted } of session.intervals) {
    const span = untilNow(from, to, now)
    if (source === 'microphone' || isEmpty(span)) continue
    hasPicture = true
    if (muted.length === 0) seen.push(span)
    else
      for (const unmuted of subtract(
        span,
        muted.map(([start, end]) => untilNow(start, end, now)),
      ))
        seen.push(unmuted)
  }
  const onAir = union(seen)
  const airtimeMs = measure(onAir)
  return { airtimeMs, reason: reasonNotToCount(session, hasPicture, airtimeMs, policy), onAir }
}

function reasonNotToCount(
  { rehearsal }: AirtimeSession,
  hasPicture: boolean,
  airtimeMs: number,
  { minSessionMs }: AirtimePolicy,
): AirtimeReason {
  if (rehearsal) return 'rehearsal'
  if (!hasPicture) return 'no_picture'
  // A minimum of 0 still needs some airtime.
  return airtimeMs > 0 && airtimeMs >= minSessionMs ? null : 'too_short'
}

/** What is still open ends now, and nothing is later than now. */
const untilNow = (from: number, to: number | null, now: number): Span => ({ from, to: Math.min(to ?? now, now) })

const stretches = (onAir: Span[], { joinGapMs }: AirtimePolicy, { format }: Calendar): [string, string][] =>
  joinGaps(onAir, joinGapMs).map(({ from, to }) => [format(from), format(to)])

class MonthSums {
  private readonly stations = new Map<string, Map<string, AirtimeMonth>>()
  private readonly calendar: Calendar

  constructor(calendar: Calendar) {
    this.calendar = calendar
  }

  /** Hours go to the months they lie in, the session itself to the month of its first instant. */
  add(stations: string[], onAir: Span[], counted: boolean): void {
    const pieces = onAir.flatMap((span) => this.calendar.splitByMonth(span))
    for (const station of stations) {
      for (const { month, from, to } of pieces) this.figures(station, month).airtimeMs += to - from
      const first = pieces[0]
      if (counted && first) this.figures(station, first.month).sessions += 1
    }
  }

  list(): AirtimeMonth[] {
    return [...this.stations.values()]
      .flatMap((months) => [...months.values()])
      .sort((a, b) => byCodeUnit(a.station, b.station) || byCodeUnit(a.month, b.month))
  }

  private figures(station: string, month: string): AirtimeMonth {
    let months = this.stations.get(station)
    if (!months) this.stations.set(station, (months = new Map()))
    let figures = months.get(month)
    if (!figures) months.set(month, (figures = { station, month, sessions: 0, airtimeMs: 0 }))
    return figures
  }
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
