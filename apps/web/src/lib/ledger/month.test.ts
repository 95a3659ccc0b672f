import type { LedgerSessionView } from '@zhibo/core/ledger/schema'
import { expect, test } from 'vitest'
import { daysOf, monthOf, onAirByDay } from './month.ts'

const hour = 3_600_000
const aRow = (row: Partial<LedgerSessionView>): LedgerSessionView => ({
  id: '0192f000-0000-7000-8000-000000000000',
  title: '',
  state: 'ended',
  startedAt: null,
  airtimeMs: 0,
  airtimeInMonthMs: 0,
  counted: true,
  reason: null,
  stretches: [],
  evidence: [],
  ...row,
})

test('a month is the county’s, whatever the clock of the machine', () => {
  expect(monthOf(new Date('2026-11-30T16:30:00Z'))).toBe('2026-12')
  expect(daysOf('2026-02')).toHaveLength(28)
})

test('a session over midnight is drawn on both days', () => {
  const days = onAirByDay('2026-11', [
    aRow({ airtimeMs: 2 * hour, stretches: [['2026-11-06T23:00:00+08:00', '2026-11-07T01:00:00+08:00']] }),
  ])
  expect(days.filter((day) => day.countedMs > 0)).toEqual([
    { date: '2026-11-06', countedMs: hour, uncountedMs: 0 },
    { date: '2026-11-07', countedMs: hour, uncountedMs: 0 },
  ])
})

test('gaps inside a stretch are not drawn as airtime, and what does not count is drawn apart', () => {
  const [day] = onAirByDay('2026-11', [
    aRow({
      airtimeMs: hour / 4,
      counted: false,
      reason: 'too_short',
      stretches: [['2026-11-01T10:00:00+08:00', '2026-11-01T10:20:00+08:00']],
    }),
  ])
  expect(day).toEqual({ date: '2026-11-01', countedMs: 0, uncountedMs: hour / 4 })
})
