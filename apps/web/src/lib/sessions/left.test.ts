import { expect, test } from 'vitest'
import { leftUntil } from './left.ts'

const start = '2026-11-25T11:30:00.000Z'
const at = (time: string) => leftUntil(start, Date.parse(time))

test.each([
  ['2026-11-22T10:00:00.000Z', { kind: 'days', days: 3, hours: 1 }],
  ['2026-11-24T11:30:00.000Z', { kind: 'days', days: 1, hours: 0 }],
  ['2026-11-24T11:30:01.000Z', { kind: 'clock', ms: 86_399_000 }],
  ['2026-11-25T11:29:59.500Z', { kind: 'clock', ms: 500 }],
  ['2026-11-25T11:30:00.000Z', { kind: 'due' }],
  ['2026-11-25T12:30:00.000Z', { kind: 'due' }],
])('at %s the page says %j', (time, left) => expect(at(time)).toEqual(left))
