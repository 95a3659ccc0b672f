import { expect, test } from 'vitest'
import { lastDay, monthOf } from './last-day.ts'

const november = monthOf('2026-11')
const one = { id: 'a', name: '一号' }
const two = { id: 'b', name: '二号' }
const now = new Date('2026-11-23T12:00:00+08:00')
const evening = (date: string, studioId = 'a') => ({
  studioId,
  from: new Date(`${date}T19:00:00+08:00`),
  to: new Date(`${date}T21:00:00+08:00`),
})

test('a month begins and ends at midnight in Shanghai, also over the new year', () => {
  expect(november.from.toISOString()).toBe('2026-10-31T16:00:00.000Z')
  expect(monthOf('2026-12').to.toISOString()).toBe('2026-12-31T16:00:00.000Z')
})

test('nothing missing needs no day', () => {
  expect(lastDay({ sessions: 0, airtimeMs: 0 }, november, [one], [], now)).toBeNull()
})

test('one session missing: the last evening that is free', () => {
  expect(lastDay({ sessions: 1, airtimeMs: 0 }, november, [one], [], now)).toEqual({
    date: '2026-11-30',
    studioId: 'a',
    studioName: '一号',
  })
  const taken = [evening('2026-11-30'), evening('2026-11-29')]
  expect(lastDay({ sessions: 1, airtimeMs: 0 }, november, [one], taken, now)?.date).toBe('2026-11-28')
  expect(lastDay({ sessions: 1, airtimeMs: 0 }, november, [one, two], taken, now)).toMatchObject({
    date: '2026-11-30',
    studioId: 'b',
  })
})

test('what takes several evenings must begin that much earlier, by sessions or by hours', () => {
  expect(lastDay({ sessions: 3, airtimeMs: 0 }, november, [one], [], now)?.date).toBe('2026-11-28')
  expect(lastDay({ sessions: 1, airtimeMs: 4.5 * 3_600_000 }, november, [one], [], now)?.date).toBe('2026-11-28')
  expect(lastDay({ sessions: 3, airtimeMs: 0 }, november, [one, two], [], now)?.date).toBe('2026-11-29')
})

test('too late is too late: this month, a past month, a station without a studio', () => {
  expect(lastDay({ sessions: 9, airtimeMs: 0 }, november, [one], [], now)).toBeNull()
  expect(lastDay({ sessions: 8, airtimeMs: 0 }, november, [one], [], now)?.date).toBe('2026-11-23')
  expect(lastDay({ sessions: 1, airtimeMs: 0 }, monthOf('2026-10'), [one], [], now)).toBeNull()
  expect(lastDay({ sessions: 1, airtimeMs: 0 }, november, [], [], now)).toBeNull()
})
