import { describe, expect, test } from 'vitest'
import {
  ago,
  calendarDate,
  clock,
  dayWords,
  duration,
  exactTime,
  hours,
  moment,
  money,
  moneyRange,
  piecePrice,
  saidNumber,
} from './format.ts'

const now = new Date('2026-11-23T12:00:00Z')
const at = (iso: string) => new Date(iso)

test('a few things are counted in words, many in figures', () => {
  const counts = [1, 2, 3, 10, 11]
  expect(counts.map((count) => saidNumber(count, 'zh-CN'))).toEqual(['一', '两', '三', '十', '11'])
  expect(counts.map((count) => saidNumber(count, 'en'))).toEqual(['one', 'two', 'three', 'ten', '11'])
})

describe('money', () => {
  test('is round where the fen are round', () => {
    expect([money(450_000), money(1_250), money(0), money(-5_000)]).toEqual(['¥4,500', '¥12.50', '¥0', '−¥50'])
  })
  test('is a range only where there are two ends', () => {
    expect(moneyRange(450_000, 620_000)).toBe('¥4,500–6,200')
    expect(moneyRange(450_000, 450_000)).toBe('¥4,500')
    expect(moneyRange(450_000, 0)).toBe('¥4,500')
    expect(moneyRange(0, 620_000)).toBe('¥6,200')
  })
  test('piece prices go below one fen', () => {
    expect([350, 185, 8_500, 32_000].map(piecePrice)).toEqual(['¥0.35', '¥0.185', '¥8.50', '¥32'])
  })
})

describe('lengths of time', () => {
  test('airtime is never rounded up', () => {
    expect(hours(7_200_000, 'zh-CN')).toBe('2.0 小时')
    expect(hours(43_199_999, 'zh-CN')).toBe('11.9 小时')
    expect(hours(7_200_000, 'en')).toBe('2.0 h')
  })
  test('what is missing is said in hours and minutes', () => {
    expect(duration(9_360_000, 'zh-CN')).toBe('2 小时 36 分')
    expect(duration(3_600_000, 'en')).toBe('1 h')
    expect(duration(59_000, 'zh-CN')).toBe('59 秒')
  })
  test('a clock runs to zero and not below', () => {
    expect([135_000, 4_500_000, 1, -5].map(clock)).toEqual(['02:15', '1:15:00', '00:01', '00:00'])
  })
})

describe('moments, by the clock of the county', () => {
  test('near days have names', () => {
    expect(moment(at('2026-11-23T11:30:00Z'), now, 'zh-CN')).toBe('今天 19:30')
    expect(moment(at('2026-11-23T16:05:00Z'), now, 'zh-CN')).toBe('明天 0:05')
    expect(moment(at('2026-11-22T15:59:59Z'), now, 'zh-CN')).toBe('昨天 23:59')
    expect(moment(at('2026-11-23T11:30:00Z'), now, 'en')).toBe('today 19:30')
  })
  test('other days have a date, and a year only when it is another', () => {
    expect(moment(at('2026-11-27T11:30:00Z'), now, 'zh-CN')).toBe('11 月 27 日（周五）19:30')
    expect(dayWords(at('2027-01-04T11:30:00Z'), now, 'zh-CN')).toBe('2027 年 1 月 4 日（周一）')
    expect(moment(at('2026-11-27T11:30:00Z'), now, 'en')).toBe('Fri 27 Nov 19:30')
  })
  test('the exact time leaves nothing open', () => {
    expect(exactTime(at('2026-11-23T11:30:09Z'), 'zh-CN')).toBe('2026 年 11 月 23 日（周一）19:30:09')
    expect(exactTime(at('2026-11-23T11:30:09Z'), 'en')).toBe('Mon 23 November 2026, 19:30:09')
    expect(calendarDate('2028-06-30', 'zh-CN')).toBe('2028 年 6 月 30 日')
  })
  test('a growing list says how long ago', () => {
    expect(ago(at('2026-11-23T11:59:30Z'), now, 'zh-CN')).toBe('刚刚')
    expect(ago(at('2026-11-23T11:57:00Z'), now, 'zh-CN')).toBe('3 分钟前')
    expect(ago(at('2026-11-23T09:00:00Z'), now, 'en')).toBe('3 h ago')
    expect(ago(at('2026-11-21T09:00:00Z'), now, 'zh-CN')).toBe('11 月 21 日（周六）17:00')
  })
})
