import { describe, expect, test } from 'vitest'
import { workingDaysAfter } from './deadline.ts'

describe('two working days', () => {
  test.each([
    ['on a Monday end on Wednesday', '2026-11-23T12:00:00+08:00', '2026-11-25T12:00:00+08:00'],
    ['on a Friday end on Tuesday', '2026-11-27T09:00:00+08:00', '2026-12-01T09:00:00+08:00'],
    ['on a Saturday end on Tuesday', '2026-11-28T09:00:00+08:00', '2026-12-01T09:00:00+08:00'],
    ['are those of Shanghai, not of UTC', '2026-11-27T01:00:00+08:00', '2026-12-01T01:00:00+08:00'],
    ['late on Sunday in UTC, which is Monday here', '2026-11-29T20:00:00Z', '2026-12-01T20:00:00Z'],
  ])('%s', (_, from, to) => {
    expect(workingDaysAfter(new Date(from), 2)).toEqual(new Date(to))
  })
})
