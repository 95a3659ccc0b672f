import type { EmployerFile } from './schema.ts'

const shanghaiOffsetMs = 8 * 3_600_000
const dayMs = 86_400_000

/** An approval lasts at most this long (五部门通知, 2025-12-25). */
export const approvalMonths = 6

/** Employers hear this many days before their approval runs out. */
export const expiringDays = 30

/** Until when an approval given at `at` holds: six months, or the end of the day on which a licence runs out. */
export function approvedUntil(at: Date, { licenceExpires, hrLicenceExpires }: Licences): Date {
  const ends = [licenceExpires, hrLicenceExpires].flatMap((day) => (day === null ? [] : endOfDay(day)))
  return new Date(Math.min(monthsAfter(at, approvalMonths), ...ends))
}

type Licences = Pick<EmployerFile, 'licenceExpires' | 'hrLicenceExpires'>

/** The licences that had run out by `at`, by their field. */
export function lapsedLicences(at: Date, file: Licences): (keyof Licences)[] {
  return (['licenceExpires', 'hrLicenceExpires'] as const).filter((field) => {
    const day = file[field]
    return day !== null && endOfDay(day) <= at.getTime()
  })
}

/** The first instant after a day of Asia/Shanghai. */
const endOfDay = (day: string): number => Date.parse(`${day}T00:00:00+08:00`) + dayMs

/** The same day of the month in Shanghai, or its last: six months after 31 August end on 28 or 29 February. */
function monthsAfter(at: Date, months: number): number {
  const local = new Date(at.getTime() + shanghaiOffsetMs)
  const day = local.getUTCDate()
  const target = new Date(local)
  target.setUTCDate(1)
  target.setUTCMonth(target.getUTCMonth() + months)
  const lastDay = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate()
  target.setUTCDate(Math.min(day, lastDay))
  return target.getTime() - shanghaiOffsetMs
}
