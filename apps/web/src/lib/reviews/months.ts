import { isWorkingDay, type WorkCalendar } from '@zhibo/core/calendar/working-days'

export interface MonthDay {
  /** 2026-10-01. */
  day: string
  number: number
  works: boolean
}
export interface Month {
  /** 1 to 12. */
  month: number
  /** Empty places before the first, in a week that begins on Monday. */
  before: number
  days: MonthDay[]
}

/** The twelve months of a year as they hang on a wall. */
export function monthsOf(year: number, calendar: WorkCalendar): Month[] {
  return Array.from({ length: 12 }, (_, at) => {
    const month = at + 1
    const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
    const days = Array.from({ length }, (_, index): MonthDay => {
      const number = index + 1
      const day = `${year}-${two(month)}-${two(number)}`
      return { day, number, works: isWorkingDay(day, calendar) }
    })
    return { month, before: (new Date(Date.UTC(year, at, 1)).getUTCDay() + 6) % 7, days }
  })
}

const two = (n: number) => String(n).padStart(2, '0')
