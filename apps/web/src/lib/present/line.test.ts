import { expect, test } from 'vitest'
import { Line } from './line.ts'

const report = (timestamp: number, fractionLost = 0) => [
  { type: 'outbound-rtp', timestamp: 99 },
  { type: 'remote-inbound-rtp', timestamp, fractionLost },
]

test('a line that is heard from is good', () => {
  const line = new Line()
  for (const second of [0, 2, 4, 6, 8]) expect(line.isPoor(report(second), second * 1000)).toBe(false)
})

test('silence of more than five seconds is no line, and the first word mends it', () => {
  const line = new Line()
  expect([0, 2000, 4000, 6000].map((at) => line.isPoor(report(1), at))).toEqual([false, false, false, true])
  expect(line.isPoor(report(2), 8000)).toBe(false)
})

test('where a tenth is lost it is poor', () => {
  const line = new Line()
  expect(line.isPoor(report(1, 0.1), 0)).toBe(false)
  expect(line.isPoor(report(2, 0.11), 2000)).toBe(true)
})

test('who sends nothing hears nothing, and that is no fault of the line', () => {
  const line = new Line()
  for (const at of [0, 4000, 8000]) expect(line.isPoor(null, at)).toBe(false)
  expect(line.isPoor([], 12_000)).toBe(false)
  expect(line.isPoor(report(1), 60_000)).toBe(false)
})
