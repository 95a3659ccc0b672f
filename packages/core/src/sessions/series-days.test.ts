import { describe, expect, test } from 'vitest'
import {
  dayAfter,
  daysOfSeries,
  hoursOn,
  inWeekOf,
  isWithinWeeks,
  mondayOf,
  monthAfter,
  weekdayOf,
  weekOf,
  weeksOf,
} from './series-days.ts'

test('a day of a week is any other day of the same week, Monday to Sunday', () => {
  expect(inWeekOf('2026-12-30', 4)).toBe('2026-12-31')
  expect(inWeekOf('2026-12-30', 7)).toBe('2027-01-03')
  expect(inWeekOf('2027-01-03', 1)).toBe('2026-12-28')
  expect(inWeekOf('2026-12-30', 3)).toBe('2026-12-30')
})

describe('a series of every Wednesday', () => {
  test('has each of them, both ends included, over the end of a month and of a year', () => {
    expect(daysOfSeries(3, '2026-12-16', '2027-01-13')).toEqual([
      '2026-12-16',
      '2026-12-23',
      '2026-12-30',
      '2027-01-06',
      '2027-01-13',
    ])
  })

  test('begins with the first Wednesday on or after its first day', () => {
    expect(daysOfSeries(3, '2026-12-17', '2026-12-31')).toEqual(['2026-12-23', '2026-12-30'])
    expect(daysOfSeries(7, '2026-12-21', '2026-12-27')).toEqual(['2026-12-27'])
    expect(daysOfSeries(1, '2026-12-22', '2026-12-27')).toEqual([])
  })

  test('goes through the leap day', () => {
    expect(daysOfSeries(2, '2028-02-22', '2028-03-07')).toEqual(['2028-02-22', '2028-02-29', '2028-03-07'])
  })

  test('is at the same time of day in summer and winter', () => {
    expect(hoursOn('2026-07-01', '19:30', 120)).toEqual({
      from: new Date('2026-07-01T11:30:00Z'),
      to: new Date('2026-07-01T13:30:00Z'),
    })
    expect(hoursOn('2026-12-30', '23:30', 60).to).toEqual(new Date('2026-12-31T00:30:00+08:00'))
  })

  test('is planned 26 weeks ahead and not a day more', () => {
    expect(isWithinWeeks('2026-12-02', '2027-06-02')).toBe(true)
    expect(isWithinWeeks('2026-12-02', '2027-06-03')).toBe(false)
    expect(daysOfSeries(3, '2026-12-02', '2027-06-02')).toHaveLength(27)
  })
})

describe('a calendar', () => {
  test('has weeks from Monday to Sunday', () => {
    expect([weekdayOf('2026-11-23'), weekdayOf('2026-11-29')]).toEqual([1, 7])
    expect(mondayOf('2026-11-29')).toBe('2026-11-23')
    expect(mondayOf('2026-11-23')).toBe('2026-11-23')
    expect(weekOf('2026-12-28').at(-1)).toBe('2027-01-03')
  })

  test('shows a month in whole weeks: six where it takes six, four where four do', () => {
    // 31 days that begin on a Saturday; 28 that begin on a Monday.
    expect(weeksOf('2027-05')).toHaveLength(6)
    expect(weeksOf('2027-02').map(([monday]) => monday)).toEqual([
      '2027-02-01',
      '2027-02-08',
      '2027-02-15',
      '2027-02-22',
    ])
    expect(weeksOf('2026-12')[0]?.[0]).toBe('2026-11-30')
  })

  test('knows the months and days before and after', () => {
    expect([monthAfter('2026-12', 1), monthAfter('2026-01', -1)]).toEqual(['2027-01', '2025-12'])
    expect([dayAfter('2026-12-31', 1), dayAfter('2028-03-01', -1)]).toEqual(['2027-01-01', '2028-02-29'])
  })
})
