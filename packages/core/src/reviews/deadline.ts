import { shanghaiDay } from '../day.ts'

const dayMs = 86_400_000

/** The same time of day, `days` working days later in Asia/Shanghai; Saturdays and Sundays do not count. */
export function workingDaysAfter(at: Date, days: number): Date {
  let end = at.getTime()
  for (let left = days; left > 0;) {
    end += dayMs
    if (isWorkingDay(new Date(end))) left--
  }
  return new Date(end)
}

function isWorkingDay(at: Date): boolean {
  const weekday = new Date(shanghaiDay(at)).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/** A reviewer answers within this many working days. */
export const reviewWorkingDays = 2
