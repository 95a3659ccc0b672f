import type { CalendarSessionView } from '@zhibo/core/sessions/calendar-schema'
import { expect, test } from 'vitest'
import { blocksOn, lanesOf } from './lanes.ts'

const stations = [
  {
    id: 'park',
    name: '产业园',
    studios: [
      { id: 'one', name: '一号' },
      { id: 'two', name: '二号' },
    ],
  },
  { id: 'talent', name: '人才网', studios: [] },
]
const aSession = (id: string, given: Partial<CalendarSessionView> = {}): CalendarSessionView => ({
  id,
  stationId: 'park',
  stationName: '产业园',
  partnerIds: [],
  title: id,
  kind: 'recruiting',
  theme: null,
  state: 'scheduled',
  plannedStart: '2026-12-09T11:30:00.000Z',
  plannedEnd: '2026-12-09T13:30:00.000Z',
  startedAt: null,
  endedAt: null,
  employerNames: [],
  jobCount: 0,
  seriesId: null,
  bookings: [],
  ...given,
})
const booking = (studioId: string, from = '2026-12-09T11:00:00.000Z') => ({
  studioId,
  from,
  to: '2026-12-09T13:30:00.000Z',
})

test('every studio is a lane, and what has none stands outside', () => {
  const lanes = lanesOf(stations, [
    aSession('late', { bookings: [booking('one', '2026-12-09T12:00:00.000Z')] }),
    aSession('early', { bookings: [booking('one')] }),
    aSession('outside'),
    aSession('elsewhere', { stationId: 'talent' }),
  ])
  expect(lanes.map(({ key, blocks }) => [key, blocks.map(({ session }) => session.id)])).toEqual([
    ['one', ['early', 'late']],
    ['two', []],
    ['park', ['outside']],
    ['talent', ['elsewhere']],
  ])
})

test('a show of several stations stands in the studio of each', () => {
  const joint = aSession('joint', { stationId: 'talent', bookings: [booking('two')] })
  const lanes = lanesOf(stations, [joint])
  expect(lanes.filter(({ blocks }) => blocks.length > 0).map(({ key }) => key)).toEqual(['two', 'talent'])
})

test('a show belongs to the day on which it begins, by the county’s calendar', () => {
  const [lane] = lanesOf(stations, [
    aSession('midnight', { plannedStart: '2026-12-09T16:00:00.000Z', bookings: [booking('one')] }),
  ])
  expect(blocksOn('2026-12-09', lane!.blocks)).toEqual([])
  expect(blocksOn('2026-12-10', lane!.blocks)).toHaveLength(1)
})
