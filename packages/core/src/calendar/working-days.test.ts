import { describe, expect, test } from 'vitest'
import type { DayKind } from './schema.ts'
import { isWorkingDay, type WorkCalendar, workingDaysAfter, workingMsBetween } from './working-days.ts'

describe('two working days', () => {
  test.each([
    ['on a Monday end on Wednesday', '2026-11-23T12:00:00+08:00', '2026-11-25T12:00:00+08:00'],
    ['on a Friday end on Tuesday', '2026-11-27T09:00:00+08:00', '2026-12-01T09:00:00+08:00'],
    ['on a Saturday end when Tuesday ends', '2026-11-28T09:00:00+08:00', '2026-12-02T00:00:00+08:00'],
    ['late on a Sunday end when Tuesday ends', '2026-11-29T23:59:00+08:00', '2026-12-02T00:00:00+08:00'],
    ['are those of Shanghai, not of UTC', '2026-11-27T01:00:00+08:00', '2026-12-01T01:00:00+08:00'],
    ['late on Sunday in UTC, which is Monday here', '2026-11-29T20:00:00Z', '2026-12-01T20:00:00Z'],
  ])('%s', (_, from, to) => {
    expect(workingDaysAfter(new Date(from), 2)).toEqual(new Date(to))
  })
})

const nationalDay: WorkCalendar = new Map<string, DayKind>([
  ...[1, 2, 3, 4, 5, 6, 7].map((day): [string, DayKind] => [`2026-10-0${day}`, 'holiday']),
  ['2026-10-10', 'workday'],
])
const at = (day: string) => new Date(`2026-${day}T09:00:00+08:00`)

describe('with a calendar', () => {
  test('nothing falls due over National Day', () => {
    expect(workingDaysAfter(at('09-30'), 1, nationalDay)).toEqual(at('10-08'))
    expect(workingDaysAfter(at('10-02'), 2, nationalDay)).toEqual(new Date('2026-10-10T00:00:00+08:00'))
  })

  test('a make-up Saturday is worked, the Sunday after is not', () => {
    expect(workingDaysAfter(at('10-08'), 2, nationalDay)).toEqual(at('10-10'))
    expect(workingDaysAfter(at('10-08'), 3, nationalDay)).toEqual(at('10-12'))
    expect(isWorkingDay('2026-10-11', nationalDay)).toBe(false)
  })
})

test('what is handed in on a day off has whole working days, as many as were promised', () => {
  for (const day of ['11-28', '11-29', '10-02', '10-11']) {
    const due = workingDaysAfter(at(day), 2, nationalDay)
    expect(workingMsBetween(at(day), due, nationalDay), day).toBe(2 * 86_400_000)
  }
})

describe('time spent', () => {
  const hour = 3_600_000
  test.each<[string, Date, Date, number]>([
    ['within a day is what the clock says', at('11-23'), new Date('2026-11-23T12:00:00+08:00'), 3 * hour],
    ['over a weekend leaves it out', at('11-27'), at('12-01'), 48 * hour],
    ['begun on a Saturday begins on Monday', at('11-28'), at('11-30'), 9 * hour],
    ['over National Day leaves it out', at('09-30'), at('10-08'), 24 * hour],
    ['on a make-up Saturday counts', at('10-10'), at('10-12'), 15 * hour + 9 * hour],
    ['backwards is none', at('11-24'), at('11-23'), 0],
  ])('%s', (_, from, to, ms) => {
    expect(workingMsBetween(from, to, nationalDay)).toBe(ms)
  })
})
