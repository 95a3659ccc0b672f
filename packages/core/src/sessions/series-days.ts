const dayMs = 86_400_000
const minuteMs = 60_000

/** At most half a year ahead, counted in weeks. */
export const mostWeeks = 26

/** ISO: Monday is 1. */
export const weekdayOf = (day: string): number => new Date(day).getUTCDay() || 7

/** The day so many days later. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)

/** Whether a series from one day until another is no longer than it may be. */
export const isWithinWeeks = (fromDay: string, untilDay: string): boolean =>
  untilDay <= dayAfter(fromDay, mostWeeks * 7)

/** Every day of a weekday from one day until another, both included. */
export function daysOfSeries(weekday: number, fromDay: string, untilDay: string): string[] {
  const days: string[] = []
  const first = dayAfter(fromDay, (weekday - weekdayOf(fromDay) + 7) % 7)
  for (let day = first; day <= untilDay; day = dayAfter(day, 7)) days.push(day)
  return days
}

/** When the show of a day begins and ends, at `HH:MM` by the county's clock: it keeps one offset all year. */
export function hoursOn(day: string, startsAt: string, minutes: number): { from: Date; to: Date } {
  const from = new Date(`${day}T${startsAt}:00+08:00`)
  return { from, to: new Date(from.getTime() + minutes * minuteMs) }
}

/** Monday of the week a day is in. */
export const mondayOf = (day: string): string => dayAfter(day, 1 - weekdayOf(day))

/** The same week's day that is this weekday. */
export const inWeekOf = (day: string, weekday: number): string => dayAfter(mondayOf(day), weekday - 1)

/** `YYYY-MM` of the day, of the month before or of one after. */
export function monthAfter(month: string, months: number): string {
  const [year = 0, nth = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, nth - 1 + months, 1)).toISOString().slice(0, 7)
}

/** The whole weeks, Monday to Sunday, in which a month lies. */
export function weeksOf(month: string): string[][] {
  const last = dayAfter(`${monthAfter(month, 1)}-01`, -1)
  const weeks: string[][] = []
  for (let monday = mondayOf(`${month}-01`); monday <= last; monday = dayAfter(monday, 7)) weeks.push(weekOf(monday))
  return weeks
}

/** The seven days of a week from its Monday on. */
export const weekOf = (monday: string): string[] => Array.from({ length: 7 }, (_, nth) => dayAfter(monday, nth))
