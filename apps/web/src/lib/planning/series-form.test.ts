import type { SeriesDayView } from '@zhibo/core/sessions/series-schema'
import { expect, test } from 'vitest'
import { comesTicked, newSeries, seriesFrom, skippedOf } from './series-form.ts'

const aDay = (day: string, given: Partial<SeriesDayView> = {}): SeriesDayView => ({
  day,
  plannedStart: `${day}T11:30:00.000Z`,
  plannedEnd: `${day}T13:30:00.000Z`,
  standing: 'free',
  takenBy: null,
  holiday: null,
  holidaysKnown: true,
  ...given,
})

test('what is not ticked is skipped, also when nothing is', () => {
  const days = [aDay('2026-12-09'), aDay('2026-12-16'), aDay('2026-12-23')]
  expect(skippedOf(days, { days: '2026-12-09,2026-12-23' })).toEqual(['2026-12-16'])
  expect(skippedOf(days, {})).toHaveLength(3)
})

test('a day that is taken, over or a holiday does not come ticked', () => {
  expect(comesTicked(aDay('2026-12-09'))).toBe(true)
  for (const given of [{ standing: 'taken' }, { standing: 'past' }, { holiday: '元旦' }] as const)
    expect(comesTicked(aDay('2026-12-09', given))).toBe(false)
})

test('a new series is a quarter of Wednesdays', () => {
  expect(seriesFrom({ ...newSeries('2026-11-28'), place: 's/', title: '周三专场' })).toMatchObject({
    stationId: 's',
    studioId: null,
    weekday: 3,
    startsAt: '19:30',
    minutes: 120,
    fromDay: '2026-11-28',
    untilDay: '2027-02-20',
  })
})

test('a series asks the stations that are ticked, but for its own', () => {
  const typed = { ...newSeries('2026-11-28'), place: 'a/', title: '周三联办', partners: 'a,b,c' }
  expect(seriesFrom(typed).partnerIds).toEqual(['b', 'c'])
})
