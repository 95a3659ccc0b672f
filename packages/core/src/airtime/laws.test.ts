import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openCalendar } from './calendar.ts'
import { computeAirtime } from './compute.ts'
import type { AirtimeInterval } from './schema.ts'
import { joinGaps, measure, subtract, union } from './spans.ts'
import { documents, type Evidence, MINUTE, oracle } from './testing.ts'

const eachInterval = (document: Evidence, change: (interval: AirtimeInterval) => AirtimeInterval[]) => ({
  ...document,
  sessions: document.sessions.map((session) => ({ ...session, intervals: session.intervals.flatMap(change) })),
})

const airtimes = (document: Evidence) => computeAirtime(document).sessions.map(({ airtimeMs }) => airtimeMs)

const holds = (law: (document: Evidence) => void) => fc.assert(fc.property(documents, law), { numRuns: 300 })

describe('the laws of airtime', () => {
  test('it is what counting minute by minute gives', () => {
    holds((document) => {
      const { verdicts, months } = oracle(document)
      const told = computeAirtime(document)
      expect(told.sessions.length).toBe(verdicts.size)
      for (const { id, airtimeMs, reason, counted } of told.sessions) {
        expect({ airtimeMs, reason }).toEqual(verdicts.get(id))
        expect(counted).toBe(reason === null)
      }
      expect(new Map(told.months.map(({ station, month, ...sums }) => [`${station} ${month}`, sums]))).toEqual(months)
    })
  })

  test('the order of anything changes nothing', () => {
    holds((document) => {
      const turned = {
        ...document,
        sessions: document.sessions.toReversed().map((session) => ({
          ...session,
          stations: session.stations.toReversed(),
          intervals: session.intervals.toReversed().map((one) => ({ ...one, muted: one.muted.toReversed() })),
        })),
      }
      expect(computeAirtime(turned)).toEqual(computeAirtime(document))
    })
  })

  test('cutting an interval in two changes nothing', () => {
    holds((document) => {
      const cut = eachInterval(document, (one) => {
        const end = one.to ?? Math.max(document.now, one.from)
        const middle = one.from + Math.floor((end - one.from) / 2)
        return [
          { ...one, from: middle },
          { ...one, to: middle },
        ]
      })
      expect(computeAirtime(cut)).toEqual(computeAirtime(document))
    })
  })

  test('one more interval never takes airtime away, and none is ever negative', () => {
    holds((document) => {
      const fewer = {
        ...document,
        sessions: document.sessions.map((one) => ({ ...one, intervals: one.intervals.slice(1) })),
      }
      const more = airtimes(document)
      for (const [nth, less] of airtimes(fewer).entries()) {
        expect(less).toBeGreaterThanOrEqual(0)
        expect(more[nth]).toBeGreaterThanOrEqual(less)
      }
    })
  })

  test('the months of a counted session add up to its airtime', () => {
    holds((document) => {
      for (const session of document.sessions) {
        const { sessions, months } = computeAirtime({ ...document, sessions: [{ ...session, stations: ['a'] }] })
        const counted = sessions[0]?.counted === true
        expect(months.reduce((sum, { sessions: n }) => sum + n, 0)).toBe(counted ? 1 : 0)
        if (counted) expect(months.reduce((sum, { airtimeMs }) => sum + airtimeMs, 0)).toBe(sessions[0]?.airtimeMs)
      }
    })
  })

  test('the gap that joins changes stretches alone', () => {
    holds((document) => {
      const split = computeAirtime({ ...document, policy: { ...document.policy, joinGapMs: 0 } })
      const joined = computeAirtime(document)
      expect(joined.months).toEqual(split.months)
      for (const [nth, verdict] of joined.sessions.entries()) {
        expect({ ...verdict, stretches: split.sessions[nth]?.stretches }).toEqual(split.sessions[nth])
        expect(verdict.stretches.length).toBeLessThanOrEqual(split.sessions[nth]?.stretches.length ?? 0)
      }
    })
  })

  test('stretches are in order, apart by more than the gap, and without gaps to join they are the airtime', () => {
    holds((document) => {
      for (const { stretches } of computeAirtime(document).sessions)
        for (const [nth, [from]] of stretches.entries())
          if (nth > 0)
            expect(Date.parse(from) - Date.parse(stretches[nth - 1]?.[1] ?? '')).toBeGreaterThan(
              document.policy.joinGapMs,
            )
      for (const { stretches, airtimeMs } of computeAirtime({
        ...document,
        policy: { ...document.policy, joinGapMs: 0 },
      }).sessions)
        expect(stretches.reduce((sum, [from, to]) => sum + Date.parse(to) - Date.parse(from), 0)).toBe(airtimeMs)
    })
  })

  test('what is later than now does not matter', () => {
    holds((document) => {
      const known = eachInterval(document, (one) =>
        one.from > document.now ? [] : [{ ...one, to: one.to !== null && one.to > document.now ? null : one.to }],
      )
      expect(computeAirtime(known)).toEqual(computeAirtime(document))
    })
  })
})

describe('spans', () => {
  const span = fc.tuple(fc.nat(50), fc.nat(50)).map(([from, length]) => ({ from, to: from + length }))
  const spans = fc.array(span, { maxLength: 6 })

  test('the muted and the unmuted part of a span make the whole of it', () => {
    fc.assert(
      fc.property(span, spans, (whole, holes) => {
        const left = subtract(whole, holes)
        const taken = subtract(whole, left)
        expect(measure(left) + measure(taken)).toBe(measure([whole]))
        expect(union([...left, ...taken])).toEqual(union([whole]))
        expect(subtract(whole, taken)).toEqual(left)
      }),
    )
  })

  test('a union is in order with true gaps between, and joining wider gaps leaves no more of them', () => {
    fc.assert(
      fc.property(spans, fc.nat(9), (some, gap) => {
        const whole = union(some)
        expect(union(whole)).toEqual(whole)
        for (const [nth, { from }] of whole.entries())
          if (nth > 0) expect(from).toBeGreaterThan(whole[nth - 1]?.to ?? 0)
        expect(measure(joinGaps(whole, gap))).toBeGreaterThanOrEqual(measure(whole))
      }),
    )
  })
})

describe('a calendar', () => {
  const zones = [
    'Asia/Shanghai',
    'America/St_Johns',
    'Europe/Berlin',
    'Pacific/Apia',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'America/Asuncion',
    'Asia/Beirut',
    'Atlantic/Azores',
    'UTC',
  ]
  const instant = fc.integer({ min: Date.parse('1850-01-01T00:00Z'), max: Date.parse('2040-01-01T00:00Z') })

  test.each(zones)('%s: knows the month of any instant, and where it ends', (zone) => {
    const calendar = openCalendar(zone)
    const words = new Intl.DateTimeFormat('sv', { timeZone: zone, year: 'numeric', month: '2-digit' })
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 100 * 24 * 60 }), (from, minutes) => {
        const pieces = calendar.splitByMonth({ from, to: from + minutes * MINUTE })
        expect(union(pieces)).toEqual([{ from, to: from + minutes * MINUTE }])
        expect(measure(pieces)).toBe(minutes * MINUTE)
        for (const [nth, piece] of pieces.entries()) {
          expect(words.format(piece.from)).toBe(piece.month)
          expect(words.format(piece.to - 1)).toBe(piece.month)
          if (nth > 0) expect(pieces[nth - 1]?.month).not.toBe(piece.month)
        }
      }),
    )
  })

  test.each(zones)('%s: writes an instant as the clocks there show it', (zone) => {
    const calendar = openCalendar(zone)
    const words = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
    fc.assert(
      fc.property(instant, (at) => {
        const written = calendar.format(at)
        expect(written).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/)
        expect(Date.parse(written)).toBe(at)
        if (at > Date.parse('1975-01-01T00:00Z')) expect(written.slice(0, 16).replace('T', ' ')).toBe(words.format(at))
      }),
    )
  })

  test('clocks that go back over the midnight of a month end it twice', () => {
    const [from, to] = ['2009-11-01T02:00:00Z', '2009-11-01T04:00:00Z'].map((time) => Date.parse(time)) as [
      number,
      number,
    ]
    const pieces = openCalendar('America/St_Johns').splitByMonth({ from, to })
    expect(pieces.map((piece) => [piece.month, (piece.to - piece.from) / MINUTE])).toEqual([
      ['2009-10', 30],
      ['2009-11', 1],
      ['2009-10', 59],
      ['2009-11', 30],
    ])
  })
})
