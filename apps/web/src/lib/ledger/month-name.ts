import type { Locale } from '@zhibo/ui/format'

/** A month as people say it: 2026 年 11 月, November 2026. */
export function monthName(month: string, locale: Locale): string {
  const [year, number] = month.split('-').map(Number)
  if (locale === 'zh-CN') return `${year} 年 ${number} 月`
  return new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00Z`),
  )
}
