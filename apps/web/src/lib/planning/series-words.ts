import { m } from '#lib/paraglide/messages.js'
import { weekdayName } from './names.ts'

/** When a series is: 周三 19:30，120 分钟. */
export const seriesWhen = (series: { weekday: number; startsAt: string; minutes: number }): string =>
  m.planning_series_when({
    weekday: weekdayName(series.weekday),
    time: series.startsAt,
    minutes: series.minutes,
  })
