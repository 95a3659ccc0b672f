import { expect, test } from 'vitest'
import { qualityBetween } from './quality.ts'

const zero = { atMs: 0, bytes: 0, packets: 0, lost: 0, freezes: 0 }

test('bit rate and loss are of the time between two looks', () => {
  const after = { atMs: 2000, bytes: 250_000, packets: 190, lost: 10, freezes: 3 }
  expect(qualityBetween(zero, after)).toEqual({ bitsPerSecond: 1_000_000, lost: 0.05, freezes: 3 })
})

test('nothing is said of no time at all, nor across a new beginning', () => {
  expect(qualityBetween(zero, zero)).toBeNull()
  expect(qualityBetween({ ...zero, bytes: 10 }, { ...zero, atMs: 1000 })).toBeNull()
})

test('packets that came late after all are no negative loss', () => {
  const before = { ...zero, lost: 5 }
  expect(qualityBetween(before, { ...zero, atMs: 1000, packets: 10, lost: 3 })).toMatchObject({ lost: 0 })
})
