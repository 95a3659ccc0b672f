import type { DayKind } from '@zhibo/core/calendar/schema'
import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' }

export interface PublicDay {
  kind: DayKind
  /** The holiday it belongs to, such as 国庆节. */
  name: string
}

const { holidays, workdays } = published as Record<'holidays' | 'workdays', Record<string, string>>

/** 国务院办公厅's yearly notices: public holidays, and the weekend days worked to make them up, by day. */
export const publicDays: ReadonlyMap<string, PublicDay> = new Map([
  ...Object.entries(holidays).map(toDay('holiday')),
  ...Object.entries(workdays).map(toDay('workday')),
])

/** Whether a year's notice is among them. */
export const isPublished = (year: number): boolean => publishedYears.has(String(year))

const publishedYears = new Set([...publicDays.keys()].map((day) => day.slice(0, 4)))

// The package tells a name as "National Day,国庆节,3".
function toDay(kind: DayKind) {
  return ([day, names]: [string, string]): [string, PublicDay] => [day, { kind, name: names.split(',')[1] ?? '' }]
}
