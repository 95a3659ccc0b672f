import { moment, parts, timeOfDay, zone } from './days.ts'
import type { Locale } from './locale.ts'
import { digits } from './money.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Airtime in hours with one decimal, rounded down so that nothing is ever claimed: 2.0 小时, 2.0 h. */
export function hours(ms: number, locale: Locale): string {
  const figure = digits(Math.floor(ms / (hour / 10)) / 10, 1)
  return locale === 'en' ? `${figure} h` : `${figure} 小时`
}

/** A length of time in words: 2 小时 36 分, 2 h 36 min; under a minute in seconds. */
export function duration(ms: number, locale: Locale): string {
  const [h, min, s] = [Math.floor(ms / hour), Math.floor((ms % hour) / minute), Math.floor((ms % minute) / 1000)]
  const units = locale === 'en' ? ['h', 'min', 's'] : ['小时', '分', '秒']
  if (h === 0 && min === 0) return `${s} ${units[2]}`
  return [h > 0 ? `${h} ${units[0]}` : '', min > 0 ? `${min} ${units[1]}` : ''].filter(Boolean).join(' ')
}

/** A running clock: 02:15, 1:02:15. Never below zero. */
export function clock(ms: number): string {
  const s = Math.max(0, Math.ceil(ms / 1000))
  const two = (n: number) => String(n).padStart(2, '0')
  const tail = `${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`
  return s >= 3600 ? `${Math.floor(s / 3600)}:${tail}` : tail
}

const saidNumbers = {
  'zh-CN': ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十'],
  en: ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
} as const satisfies Record<Locale, readonly string[]>

/** How many of something, as one says it before the thing: 两, two; more than ten in figures. */
export const saidNumber = (count: number, locale: Locale): string => saidNumbers[locale][count] ?? String(count)

/** How long ago, for lists that are read as they grow: 刚刚, 3 分钟前, 2 小时前; older than a day as a moment. */
export function ago(at: Date, now: Date, locale: Locale): string {
  const passed = now.getTime() - at.getTime()
  if (passed < 0 || passed >= day) return moment(at, now, locale)
  if (passed < minute) return locale === 'en' ? 'just now' : '刚刚'
  const [figure, zh, en] =
    passed < hour ? [Math.floor(passed / minute), '分钟前', 'min ago'] : [Math.floor(passed / hour), '小时前', 'h ago']
  return `${figure} ${locale === 'en' ? en : zh}`
}

/** The exact time, for a title or a printout: 2026 年 11 月 23 日（周一）19:30:00. */
export function exactTime(at: Date, locale: Locale): string {
  const { year, month, day: date } = parts(at)
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: zone }).format(at)
  const time = `${timeOfDay(at)}:${String(at.getUTCSeconds()).padStart(2, '0')}`
  if (locale === 'zh-CN') return `${year} 年 ${month} 月 ${date} 日（${weekday}）${time}`
  const name = new Intl.DateTimeFormat('en', { month: 'long', timeZone: zone }).format(at)
  return `${weekday} ${date} ${name} ${year}, ${time}`
}
