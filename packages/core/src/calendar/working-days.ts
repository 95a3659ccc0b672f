import { endOfShanghaiDay, shanghaiDay } from '../day.ts'
import type { DayKind } from './schema.ts'

/** Days that are not what their weekday says, by day such as `2026-10-01`. */
export type WorkCalendar = ReadonlyMap<string, DayKind>

/** Saturdays and Sundays off, and nothing else. */
export const weekendsOnly: WorkCalendar = new Map()

const dayMs = 86_400_000

/** Whether a day of Asia/Shanghai is worked. */
export function isWorkingDay(day: string, calendar: WorkCalendar): boolean {
  const said = calendar.get(day)
  if (said) return said === 'workday'
  const weekday = new Date(day).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/**
 * The same time of day, `days` working days later in Asia/Shanghai. What begins on a day off begins with the next working
 * day and has `days` of them whole: until the end of the last.
 */
export function workingDaysAfter(at: Date, days: number, calendar: WorkCalendar = weekendsOnly): Date {
  let end = at.getTime()
  for (let left = days; left > 0;) {
    end += dayMs
    if (isWorkingDay(shanghaiDay(new Date(end)), calendar)) left--
  }
  const last = new Date(end)
  return isWorkingDay(shanghaiDay(at), calendar) ? last : endOfShanghaiDay(shanghaiDay(last))
}

/**
 * How much of the time from one instant to another lies in working days, in ms; 0 when it ends before it begins. A whole
 * working day is 86,400,000: what falls due after two working days has taken two.
 */
export function workingMsBetween(from: Date, to: Date, calendar: WorkCalendar = weekendsOnly): number {
  let sum = 0
  for (let at = from.getTime(); at < to.getTime();) {
    const day = shanghaiDay(new Date(at))
    const until = Math.min(endOfShanghaiDay(day).getTime(), to.getTime())
    if (isWorkingDay(day, calendar)) sum += until - at
    at = until
  }
  return sum
}
