import type { JointAskView } from '@zhibo/core/sessions/partners'
import type { SessionBasics } from '@zhibo/core/sessions/plan-schema'
import { expect, test } from 'vitest'
import { hoursFrom, minutesFrom, partnersFrom, plannedFrom, typedOfBrings, typedOfPlan } from './plan-form.ts'

const typed = {
  place: 'station/studio',
  title: '周三专场',
  kind: 'quick_round',
  theme: 'couples',
  day: '2026-12-09',
  from: '19:30',
  to: '21:00',
  setupBefore: '３０',
  setupAfter: '',
  holdsFirstQuestions: 'on',
}

test('a form says when by the county’s clock, and how long', () => {
  expect(hoursFrom(typed)).toEqual({
    plannedStart: '2026-12-09T19:30:00+08:00',
    plannedEnd: '2026-12-09T21:00:00+08:00',
  })
  expect(minutesFrom(typed)).toBe(90)
  expect(minutesFrom({ ...typed, to: '' })).toBeNull()
})

test('what is left empty is none: no studio, no theme, no time to set up', () => {
  expect(plannedFrom(typed)).toEqual({
    stationId: 'station',
    planned: {
      studioId: 'studio',
      title: '周三专场',
      kind: 'quick_round',
      theme: 'couples',
      setupBeforeMinutes: 30,
      setupAfterMinutes: 0,
      holdsFirstQuestions: true,
    },
  })
  expect(plannedFrom({ place: 'station/', title: '外出' }).planned).toMatchObject({
    studioId: null,
    theme: null,
    kind: 'recruiting',
    holdsFirstQuestions: false,
  })
})

test('the other stations are those that are ticked, without its own', () => {
  expect(partnersFrom({ partners: 'talent,station,happy' }, 'station')).toEqual(['talent', 'happy'])
  expect(partnersFrom({}, 'station')).toEqual([])
})

test('a plan comes back into the form as it was typed', () => {
  const given = {
    id: 'id',
    version: 3,
    state: 'draft',
    stationId: 'station',
    studioId: 'studio',
    title: '周三专场',
    kind: 'quick_round',
    theme: 'couples',
    plannedStart: '2026-12-09T11:30:00.000Z',
    plannedEnd: '2026-12-09T13:00:00.000Z',
    setupBeforeMinutes: 30,
    setupAfterMinutes: 0,
    holdsFirstQuestions: true,
    partners: [
      { stationId: 'talent', name: '人才网', state: 'accepted', askedAgain: false },
      { stationId: 'happy', name: '幸福渠县', state: 'asked', askedAgain: true },
    ],
    seriesId: null,
    seriesDay: null,
  } satisfies SessionBasics
  expect(typedOfPlan(given)).toEqual({ ...typed, setupBefore: '30', setupAfter: '0', partners: 'talent,happy' })
})

test('what a station brings to another’s show stands in its form as it was saved', () => {
  const ask = { stationId: 'station', brings: null } as JointAskView
  expect(typedOfBrings(ask)).toEqual({})
  const brings = { studioId: 'studio', setupBeforeMinutes: 30, setupAfterMinutes: 0, hostId: null }
  expect(typedOfBrings({ ...ask, brings })).toEqual({
    place: 'station/studio',
    setupBefore: '30',
    setupAfter: '0',
    hosting: '',
  })
})
