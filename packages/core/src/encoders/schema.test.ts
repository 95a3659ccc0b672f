import { expect, test } from 'vitest'
import { keyExpiry } from './schema.ts'

const hour = 3_600_000
const now = Date.parse('2026-11-27T09:00:00+08:00')

test('a key made on the day lasts the show and an hour', () => {
  expect(keyExpiry(now, now + 13.5 * hour)).toBe(now + 14.5 * hour)
})

test('a show that overruns still has two hours of a new key', () => {
  expect(keyExpiry(now, now - 3 * hour)).toBe(now + 2 * hour)
})

test('made days before it lasts one day', () => {
  expect(keyExpiry(now, now + 7 * 24 * hour)).toBe(now + 24 * hour)
})
