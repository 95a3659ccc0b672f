import fc from 'fast-check'
import { computeAirtime } from './compute.ts'
import { readAirtimeDocument } from './read.ts'
import type {
  AirtimeDocument,
  AirtimeInterval,
  AirtimePolicy,
  AirtimeReason,
  AirtimeReport,
  AirtimeSession,
} from './schema.ts'

export const MINUTE = 60_000

/** Evidence as it comes over the wire; every part can be given its own value. */
export function aDocument(parts: { policy?: object; now?: string; sessions?: object[] } = {}): object {
  return {
    policy: {
      minSessionMs: 30 * MINUTE,
      joinGapMs: 5 * MINUTE,
      zone: 'Asia/Shanghai',
      shortSessionsGiveHours: false,
      ...parts.policy,
    },
    now: parts.now ?? '2026-11-23T12:00:00+08:00',
    sessions: parts.sessions ?? [],
  }
}

export const aSession = (parts: object = {}): object => ({
  id: 's1',
  stations: ['st1'],
  rehearsal: false,
  intervals: [],
  ...parts,
})

/** A camera interval on 2026-11-20 in Shanghai, from and to as `HH:MM`, or open. */
export const aCamera = (from: string, to: string | null, muted: [string, string | null][] = []): object => ({
  source: 'camera',
  from: clock(from),
  to: to === null ? null : clock(to),
  muted: muted.map(([start, end]) => [clock(start), end === null ? null : clock(end)]),
})

export const clock = (time: string): string => `2026-11-20T${time}:00+08:00`

export const report = (document: object): AirtimeReport => computeAirtime(readAirtimeDocument(document))

/** Moments just before months change, in zones with and without summer time; the last changes clocks over midnight. */
const eves: [zone: string, instant: string][] = [
  ['Asia/Shanghai', '2026-10-31T22:20:00+08:00'],
  ['Asia/Shanghai', '2026-12-31T23:00:00+08:00'],
  ['Europe/Berlin', '2024-03-31T22:30:00+02:00'],
  ['Europe/London', '2027-10-31T22:00:00+00:00'],
  ['America/Havana', '2026-10-31T22:30:00-04:00'],
  ['Australia/Lord_Howe', '2026-09-30T23:00:00+10:30'],
  ['Asia/Kathmandu', '2026-05-31T22:45:00+05:45'],
  ['America/St_Johns', '2009-10-31T23:00:00-02:30'],
]

const TICKS = 240

/** A document that can be gone through again and again. */
export interface Evidence extends AirtimeDocument {
  sessions: AirtimeSession[]
}

/** Documents whose times all lie on whole minutes within four hours of the end of a month. */
export const documents: fc.Arbitrary<Evidence> = fc.constantFrom(...eves).chain(([zone, eve]) => {
  const instant = fc.integer({ min: 0, max: TICKS }).map((tick) => Date.parse(eve) + tick * MINUTE)
  const span = fc.tuple(instant, instant).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }))
  const perhapsOpen = fc
    .tuple(span, fc.boolean(), fc.boolean())
    .map(([{ from, to }, one, other]): [number, number | null] => [from, one && other ? null : to])
  const interval = fc
    .record({
      source: fc.constantFrom('camera' as const, 'screen' as const, 'microphone' as const),
      ends: perhapsOpen,
      muted: fc.array(perhapsOpen, { maxLength: 3 }),
    })
    .map(({ source, ends: [from, to], muted }): AirtimeInterval => ({ source, from, to, muted }))
  const session = fc.record({
    id: fc.string({ maxLength: 3 }),
    stations: fc.uniqueArray(fc.constantFrom('a', 'B', '站'), { maxLength: 3 }),
    rehearsal: fc.integer({ max: 4, min: 0 }).map((n) => n === 0),
    intervals: fc.array(interval, { maxLength: 5 }),
  })
  return fc.record({
    policy: fc.record({
      minSessionMs: fc.integer({ min: 0, max: 60 }).map((n) => n * MINUTE),
      joinGapMs: fc.integer({ min: 0, max: 10 }).map((n) => n * MINUTE),
      zone: fc.constant(zone),
      shortSessionsGiveHours: fc.boolean(),
    }),
    now: instant,
    sessions: fc.uniqueArray(session, { maxLength: 4, selector: ({ id }) => id }),
  })
})

/** What the rules say, minute by minute, with no interval arithmetic at all. */
export function oracle({ policy, now, sessions }: Evidence) {
  const months = new Map<string, { sessions: number; airtimeMs: number }>()
  const verdicts = new Map<string, { airtimeMs: number; reason: AirtimeReason }>()
  const monthOf = monthReader(policy)
  for (const { id, stations, rehearsal, intervals } of sessions) {
    const pictures = intervals.filter(({ source }) => source !== 'microphone')
    const minutes = minutesUpTo(now, intervals)
    const covered = minutes.filter((t) => pictures.some(({ from, to }) => within(t, from, to)))
    const onAir = covered.filter((t) =>
      pictures.some(
        ({ from, to, muted }) => within(t, from, to) && !muted.some(([start, end]) => within(t, start, end)),
      ),
    )
    const airtimeMs = onAir.length * MINUTE
    const enough = airtimeMs > 0 && airtimeMs >= policy.minSessionMs
    const reason = rehearsal ? 'rehearsal' : covered.length === 0 ? 'no_picture' : enough ? null : 'too_short'
    verdicts.set(id, { airtimeMs, reason })
    for (const station of stations) {
      for (const [nth, t] of onAir.entries()) {
        if (rehearsal || (reason !== null && !policy.shortSessionsGiveHours)) continue
        const key = `${station} ${monthOf(t)}`
        const sums = months.get(key) ?? { sessions: 0, airtimeMs: 0 }
        if (reason === null && nth === 0) sums.sessions += 1
        sums.airtimeMs += MINUTE
        months.set(key, sums)
      }
    }
  }
  return { verdicts, months }
}

const within = (t: number, from: number, to: number | null) => t >= from && (to === null || t < to)

function minutesUpTo(now: number, intervals: AirtimeInterval[]): number[] {
  const first = Math.min(now, ...intervals.map(({ from }) => from))
  return Array.from({ length: (now - first) / MINUTE }, (_, tick) => first + tick * MINUTE)
}

function monthReader({ zone }: AirtimePolicy): (instant: number) => string {
  const words = new Intl.DateTimeFormat('sv', { timeZone: zone, year: 'numeric', month: '2-digit' })
  return (instant) => words.format(instant)
}
