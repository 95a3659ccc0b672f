import { endOfShanghaiDay, shanghaiDay } from '../day.ts'
import { longTerm } from '../licences/long-term.ts'
import type { EmployerFile, LicenceEnd } from './schema.ts'

/** An approval lasts at most this long (五部门通知, 2025-12-25). */
export const approvalMonths = 6

/** From this many days before its end an approval is called expiring. */
export const expiringDays = 30

/** Owners hear this many days before their approval runs out: three times, the last on the eve. */
export const noticeDays = [30, 7, 1] as const

/** Until when an approval given at `at` holds: six months, or the end of the day on which a licence runs out. */
export function approvedUntil(at: Date, { licenceExpires, hrLicenceExpires }: Licences): Date {
  const ends = [licenceExpires, hrLicenceExpires].flatMap((day) => endOf(day)?.getTime() ?? [])
  return new Date(Math.min(monthsAfter(at, approvalMonths).getTime(), ...ends))
}

type Licences = Pick<EmployerFile, 'licenceExpires' | 'hrLicenceExpires'>

/** The licences that had run out by `at`, by their field. */
export function lapsedLicences(at: Date, file: Licences): (keyof Licences)[] {
  return (['licenceExpires', 'hrLicenceExpires'] as const).filter((field) => {
    const end = endOf(file[field])
    return end !== null && end <= at
  })
}

/** The instant at which a licence is over; null for one without an end, or of which none was said. */
const endOf = (day: LicenceEnd | null): Date | null => (day === null || day === longTerm ? null : endOfShanghaiDay(day))

/** Which of the notices are due at `now` for an approval that ends at `until`; none once it has ended. */
export function noticesDue(now: Date, until: Date): number[] {
  const left = until.getTime() - now.getTime()
  return left <= 0 ? [] : noticeDays.filter((days) => left <= days * 86_400_000)
}

/** The same time on the same day of the month in Shanghai, or on its last: six months after 31 August is 28 or 29 February. */
export function monthsAfter(at: Date, months: number): Date {
  const [year, month, day] = shanghaiDay(at).split('-').map(Number) as [number, number, number]
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  const days = Date.UTC(year, month - 1 + months, Math.min(day, lastDay)) - Date.UTC(year, month - 1, day)
  return new Date(at.getTime() + days)
}
