import { expect, test } from 'vitest'
import { holdersOf } from './holders.ts'

const stations = [
  { id: 'a', name: '渠东直播站' },
  { id: 'b', name: '渠西直播站' },
]

test('a show is named after all who hold it, its own station first', () => {
  expect(holdersOf({ stationName: '渠东直播站', partnerIds: [] }, stations)).toEqual(['渠东直播站'])
  expect(holdersOf({ stationName: '渠东直播站', partnerIds: ['b'] }, stations)).toEqual(['渠东直播站', '渠西直播站'])
})

test('a station nobody knows any more is left out', () => {
  expect(holdersOf({ stationName: '渠东直播站', partnerIds: ['c', 'b'] }, stations)).toEqual([
    '渠东直播站',
    '渠西直播站',
  ])
})
