export type Locale = 'zh-CN' | 'en'

const zone = 'Asia/Shanghai'
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Money from fen: ¥4,500; ¥12.50 only when the fen are not round. */
export function money(fen: number): string {
  const round = fen % 100 === 0
  return `${fen < 0 ? '−' : ''}¥${digits(Math.abs(fen) / 100, round ? 0 : 2)}`
}

/** A pay range from fen: ¥4,500–6,200; one figure when both ends are the same or only one is known. */
export function moneyRange(minFen: number, maxFen: number): string {
  if (minFen === maxFen || maxFen === 0) return money(minFen)
  if (minFen === 0) return money(maxFen)
  return `${money(minFen)}–${money(maxFen).slice(1)}`
}

/** A piece price from thousandths of a yuan: ¥0.35, ¥0.185, ¥32. */
export function piecePrice(milliyuan: number): string {
  const decimals = milliyuan % 1000 === 0 ? 0 : milliyuan % 10 === 0 ? 2 : 3
  return `¥${digits(milliyuan / 1000, decimals)}`
}

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

function parts(at: Date) {
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

/** A figure with thousands separators and so many decimals, the same in both languages. */
function digits(value: number, decimals: number): string {
  return value.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
}
