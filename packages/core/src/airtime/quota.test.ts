import { expect, test } from 'vitest'
import { monthlyQuota, quotaStanding } from './quota.ts'

const HOUR = 3_600_000

test('a month without anything misses everything', () => {
  expect(quotaStanding(undefined, [], monthlyQuota)).toEqual({
    met: false,
    counted: { sessions: 0, airtimeMs: 0 },
    missing: { sessions: 4, airtimeMs: 12 * HOUR },
    notCounted: [],
  })
})

test('many hours do not make up for sessions, nor sessions for hours', () => {
  expect(quotaStanding({ sessions: 3, airtimeMs: 20 * HOUR }, [], monthlyQuota)).toMatchObject({
    met: false,
    missing: { sessions: 1, airtimeMs: 0 },
  })
  expect(quotaStanding({ sessions: 9, airtimeMs: 12 * HOUR - 1 }, [], monthlyQuota)).toMatchObject({
    met: false,
    missing: { sessions: 0, airtimeMs: 1 },
  })
  expect(quotaStanding({ sessions: 4, airtimeMs: 12 * HOUR }, [], monthlyQuota).met).toBe(true)
})

test('what does not count is told with its reason', () => {
  const verdicts = [
    { id: 'long', reason: null, airtimeMs: 2 * HOUR },
    { id: 'short', reason: 'too_short' as const, airtimeMs: 1000 },
    { id: 'practice', reason: 'rehearsal' as const, airtimeMs: HOUR },
  ]
  expect(quotaStanding({ sessions: 1, airtimeMs: 2 * HOUR }, verdicts, monthlyQuota).notCounted).toEqual([
    { id: 'short', reason: 'too_short', airtimeMs: 1000 },
    { id: 'practice', reason: 'rehearsal', airtimeMs: HOUR },
  ])
})
