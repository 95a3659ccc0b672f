import type { Locale } from './locale.ts'

export const zone = 'Asia/Shanghai'
const day = 24 * 60 * 60_000

/** A moment as people say it, by the county's clock: 今天 19:30, 明天 9:00, 11 月 27 日（周五）19:30. */
export function moment(at: Date, now: Date, locale: Locale): string {
  return withTime(dayWords(at, now, locale), timeOfDay(at))
}

/** A day as people say it, by the county's calendar: 今天, 昨天, 11 月 27 日（周五）; the year only when it is another one. */
export function dayWords(at: Date, now: Date, locale: Locale): string {
  const near = { 'zh-CN': ['昨天', '今天', '明天'], en: ['yesterday', 'today', 'tomorrow'] }[locale]
  const word = near[dayNumber(at) - dayNumber(now) + 1]
  if (word) return word
  const [then, today] = [parts(at), parts(now)]
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: zone }).format(at)
  if (locale === 'zh-CN') {
    return `${then.year === today.year ? '' : `${then.year} 年 `}${then.month} 月 ${then.day} 日（${weekday}）`
  }
  const month = new Intl.DateTimeFormat('en', { month: 'short', timeZone: zone }).format(at)
  return `${weekday} ${then.day} ${month}${then.year === today.year ? '' : ` ${then.year}`}`
}

/** A calendar date that is no instant, such as a licence's last day: 2028 年 6 月 30 日. */
export function calendarDate(isoDate: string, locale: Locale): string {
  const [year, month, date] = isoDate.split('-').map(Number)
  if (locale === 'zh-CN') return `${year} 年 ${month} 月 ${date} 日`
  const name = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(new Date(`${isoDate}T00:00Z`))
  return `${date} ${name} ${year}`
}

/** The time of day by the county's clock: 9:00, 19:30. */
export function timeOfDay(at: Date): string {
  const { hour: h, minute: min } = parts(at)
  return `${h}:${String(min).padStart(2, '0')}`
}

const calendar = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
  timeZone: zone,
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  hourCycle: 'h23',
})

/** The county's calendar and clock at an instant. */
export function parts(at: Date) {
  const found = Object.fromEntries(calendar.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 0, day: date = 0, hour: h = 0, minute: min = 0 } = found
  return { year, month, day: date, hour: h, minute: min }
}

/** A full-width bracket brings its own space. */
const withTime = (words: string, time: string) => (words.endsWith('）') ? words + time : `${words} ${time}`)

function dayNumber(at: Date): number {
  const { year, month, day: date } = parts(at)
  return Date.UTC(year, month - 1, date) / day
}
