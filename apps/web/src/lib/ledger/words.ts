import type { LedgerSessionView, LedgerView } from '@zhibo/core/ledger/schema'
import { dayWords, duration, type Locale } from '@zhibo/ui/format'
import { m } from '#lib/paraglide/messages.js'
import { monthOf } from './month.ts'

const minute = 60_000

/** A length of airtime to the second, for the ledger, where nothing is rounded: 2 小时 12 分 5 秒. */
export function exactLength(ms: number, locale: Locale): string {
  const seconds = Math.floor(ms / 1000) % 60
  const whole = ms < minute ? '' : duration(ms - (ms % minute), locale)
  const rest = locale === 'en' ? `${seconds} s` : `${seconds} 秒`
  return seconds === 0 && whole ? whole : [whole, rest].filter(Boolean).join(' ')
}

/** Hours with one decimal, rounded down: nothing is ever claimed. */
export const hourFigure = (ms: number): string => (Math.floor(ms / 360_000) / 10).toFixed(1)

/** A target in hours, without a needless decimal: 12. */
export const hourTarget = (ms: number): string => String(Number((ms / 3_600_000).toFixed(1)))

/** What is missing and the last day on which it can be made good, or that it is done. */
export function standingWords(ledger: LedgerView, now: Date, locale: Locale): string {
  const { month, missingSessions, missingMs, lastDay } = ledger
  if (missingSessions === 0 && missingMs === 0) return m.ledger_done()
  const missing = [
    missingSessions > 0 ? m.ledger_missing_sessions({ count: missingSessions }) : '',
    // Rounded up: whoever goes on air for what is said here has enough.
    missingMs > 0 ? duration(Math.ceil(missingMs / minute) * minute, locale) : '',
  ]
  const list = missing.filter(Boolean).join(m.reviews_comma())
  if (month < monthOf(now)) return m.ledger_missed({ missing: list })
  const words = m.ledger_missing({ missing: list })
  if (!lastDay) return words
  const day = dayWords(new Date(`${lastDay.date}T12:00:00+08:00`), now, locale)
  const by = lastDay.studioName ? m.ledger_last_day_in({ day, studio: lastDay.studioName }) : m.ledger_last_day({ day })
  return locale === 'en' ? `${words} ${by}` : words + by
}

/** Whether a session counts, and if not, why: 不计入：不足 30 分钟（11 分 20 秒）. */
export function verdictWords(row: LedgerSessionView, minSessionMs: number, locale: Locale): string {
  if (row.counted) return m.ledger_counted()
  if (row.reason === 'too_short') {
    return m.ledger_too_short({
      minutes: Math.round(minSessionMs / minute),
      length: exactLength(row.airtimeMs, locale),
    })
  }
  return row.reason === 'rehearsal' ? m.ledger_rehearsal() : m.ledger_no_picture()
}
