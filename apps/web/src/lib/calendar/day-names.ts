import type { Locale } from '@zhibo/ui/format'

const format = (day: string, locale: Locale, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(day))

/** The head of a column: 周三. */
export const weekdayShort = (day: string, locale: Locale): string => format(day, locale, { weekday: 'short' })

/** The day without its year: 12 月 9 日, 9 Dec. */
export function dayShort(day: string, locale: Locale): string {
  const [, month, date] = day.split('-').map(Number)
  return locale === 'zh-CN' ? `${month} 月 ${date} 日` : `${date} ${format(day, 'en', { month: 'short' })}`
}
