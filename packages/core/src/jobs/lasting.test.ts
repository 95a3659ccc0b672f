import { expect, test } from 'vitest'
import { lastDayIssues, latestLastDay } from './lasting.ts'

test.each([
  ['2026-11-23', '2027-05-23'],
  ['2026-08-31', '2027-02-28'],
])('a job handed in on %s is open until %s at most, as long as an approval lasts', (today, latest) => {
  expect(latestLastDay(today)).toBe(latest)
  expect(lastDayIssues({ validUntil: latest }, today)).toEqual([])
  expect(lastDayIssues({ validUntil: '2027-06-01' }, today)).toMatchObject([
    { path: ['validUntil'], message: 'lasts_too_long' },
  ])
  // Left out, it is missing; that is said elsewhere.
  expect(lastDayIssues({ validUntil: null }, today)).toEqual([])
})
