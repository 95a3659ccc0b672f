import { expect, test } from 'vitest'
import { addressOf, askedIn, turned, weeksShown } from './address.ts'

const today = '2026-11-28'
const asked = (query: string) => askedIn(new URLSearchParams(query), today)

test('an address without sense is today’s week', () => {
  for (const query of ['', 'view=year&day=2026-02-30', 'day=<script>'])
    expect(asked(query)).toEqual({ view: 'week', day: today, station: null })
})

test('an address leads back to itself', () => {
  const month = asked('view=month&day=2026-12-09&station=park')
  expect(askedIn(new URL(addressOf(month), 'http://x').searchParams, today)).toEqual(month)
})

test('a week turns by seven days, a month to the first of the next', () => {
  expect(turned(asked('day=2026-12-28'), 1).day).toBe('2027-01-04')
  expect(turned(asked('view=month&day=2026-01-31'), 1).day).toBe('2026-02-01')
  expect(turned(asked('view=month&day=2026-01-31'), -1).day).toBe('2025-12-01')
  expect(weeksShown(asked('')).flat()).toHaveLength(7)
})
