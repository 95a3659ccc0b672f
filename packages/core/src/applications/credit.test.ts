import { expect, test } from 'vitest'
import { SessionState } from '../sessions/schema.ts'
import { isCredited } from './credit.ts'

const endedAt = new Date('2026-11-25T21:00:00+08:00')
const longAfter = new Date('2026-11-26T09:00:00+08:00')
const credited = (given: Partial<Parameters<typeof isCredited>[0]>, now = longAfter) =>
  isCredited({ state: 'ended', endedAt, replayed: false, ...given }, now)

test('a show is credited while it is on, and in no other state by itself', () => {
  expect(SessionState.options.filter((state) => credited({ state }))).toEqual(['live', 'interrupted'])
})

test('one that ended while somebody applied is credited for ten minutes', () => {
  const after = (ms: number) => new Date(endedAt.getTime() + ms)
  expect(credited({}, endedAt)).toBe(true)
  expect(credited({}, after(600_000))).toBe(true)
  expect(credited({}, after(600_001))).toBe(false)
  expect(credited({ state: 'cancelled' }, after(1))).toBe(false)
})

test('one whose replay is public is credited as long as it is', () => {
  expect(credited({ replayed: true })).toBe(true)
  expect(credited({ state: 'sealed', replayed: true })).toBe(true)
  expect(credited({ state: 'scheduled', endedAt: null, replayed: true })).toBe(false)
})
