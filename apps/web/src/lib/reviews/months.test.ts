import { expect, test } from 'vitest'
import { monthsOf } from './months.ts'

test('a year hangs on the wall with its holidays off and its make-up days on', () => {
  const months = monthsOf(
    2026,
    new Map([
      ['2026-10-01', 'holiday'],
      ['2026-10-10', 'workday'],
    ]),
  )
  expect(months.flatMap(({ days }) => days)).toHaveLength(365)
  const october = months[9]!
  expect(october.before).toBe(3)
  expect(october.days.find(({ number }) => number === 1)?.works).toBe(false)
  expect(october.days.find(({ number }) => number === 10)?.works).toBe(true)
  expect(october.days.find(({ number }) => number === 11)?.works).toBe(false)
})
