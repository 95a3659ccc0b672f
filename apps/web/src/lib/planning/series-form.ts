import { dayAfter } from '@zhibo/core/sessions/series-days'
import type { SeriesDayView, SeriesView } from '@zhibo/core/sessions/series-schema'
import { figure, ticked, type Typed } from '#lib/forms/typed.ts'
import { partnersFrom, plannedFrom } from './plan-form.ts'

/** A series as typed, as the API takes it. */
export function seriesFrom(typed: Typed) {
  const { stationId, planned } = plannedFrom(typed)
  return {
    stationId,
    ...planned,
    weekday: Number(typed.weekday),
    startsAt: typed.startsAt,
    minutes: figure(typed.minutes),
    fromDay: typed.fromDay,
    untilDay: typed.untilDay,
    partnerIds: partnersFrom(typed, stationId),
  }
}

/** The days that are not to be planned: all but those ticked. */
export const skippedOf = (days: readonly SeriesDayView[], typed: Typed): string[] => {
  const wanted = new Set(ticked(typed.days))
  return days.map(({ day }) => day).filter((day) => !wanted.has(day))
}

/** Whether a day comes ticked: free, and people are at work. */
export const comesTicked = ({ standing, holiday }: SeriesDayView): boolean => standing === 'free' && holiday === null

/** As most series are: Wednesdays at 19:30, for a quarter. */
export const newSeries = (today: string): Typed => ({
  weekday: '3',
  startsAt: '19:30',
  minutes: '120',
  fromDay: today,
  untilDay: dayAfter(today, 12 * 7),
})

/** Another weekday and time as typed, as the API takes it. */
export const moveFrom = (typed: Typed) => ({
  weekday: Number(typed.weekday),
  startsAt: typed.startsAt,
  minutes: figure(typed.minutes),
  fromDay: typed.fromDay,
})

/** When a series is, as it stands in the form. */
export const typedOfSeries = ({ weekday, startsAt, minutes }: SeriesView): Typed => ({
  weekday: String(weekday),
  startsAt,
  minutes: String(minutes),
})
