import { expect, test } from 'vitest'
import { daysOf, readRange } from './range.ts'

const now = new Date('2026-11-24T01:00:00+08:00')
const read = (address: string) => readRange(new URLSearchParams(address), now)

test('without a word it is the last thirty days, today by the clock of Shanghai', () => {
  expect(read('')).toEqual({ from: '2026-10-26', to: '2026-11-24', subject: '', station: '' })
  expect(daysOf(read(''))).toHaveLength(30)
})

test('nonsense, the future and a backward stretch lead to one that can be answered', () => {
  expect(read('from=yesterday&to=2027-01-01')).toMatchObject({ from: '2026-10-26', to: '2026-11-24' })
  expect(read('from=2026-11-20&to=2026-11-10')).toMatchObject({ from: '2026-11-10', to: '2026-11-10' })
  expect(read('from=2020-01-01')).toMatchObject({ from: '2025-11-24' })
})

test('a station is one of those there are to choose from', () => {
  const of = (address: string) => readRange(new URLSearchParams(address), now, ['a', 'b']).station
  expect(['', 'station=a', 'station=c', 'station='].map(of)).toEqual(['', 'a', '', ''])
})
