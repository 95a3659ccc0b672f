import { describe, expect, test } from 'vitest'
import { changeOf, rearranged, segmentsOf } from './run-of-show.ts'
import { segmentTimes, shanghaiInstant } from './when.ts'

test('the form tells its parts in their order, ticks and all', () => {
  expect(
    segmentsOf({
      'segments.0.employerId': 'e1',
      'segments.0.employerName': '（演示）甲厂',
      'segments.0.minutes': '20',
      'segments.0.jobIds': 'j1,j2',
      'segments.1.kind': 'walk',
      'segments.1.title': '看车间',
      'segments.1.employerId': 'e2',
      'segments.1.minutes': '半小时',
    }),
  ).toEqual([
    {
      kind: 'employer',
      title: '',
      employerId: 'e1',
      employerName: '（演示）甲厂',
      minutes: '20',
      jobIds: ['j1', 'j2'],
    },
    { kind: 'walk', title: '看车间', employerId: 'e2', employerName: '', minutes: '半小时', jobIds: [] },
  ])
})

describe('a part', () => {
  test('moves by one place, and not past either end', () => {
    expect(rearranged(['a', 'b', 'c'], changeOf({ change: 'up:2' }))).toEqual(['a', 'c', 'b'])
    expect(rearranged(['a', 'b', 'c'], changeOf({ change: 'down:0' }))).toEqual(['b', 'a', 'c'])
    expect(rearranged(['a', 'b'], changeOf({ change: 'up:0' }))).toEqual(['a', 'b'])
    expect(rearranged(['a', 'b'], changeOf({ change: 'down:1' }))).toEqual(['a', 'b'])
    expect(rearranged(['a', 'b'], changeOf({ change: 'up:nonsense' }))).toEqual(['a', 'b'])
  })

  test('goes away alone', () => {
    expect(rearranged(['a', 'b', 'c'], changeOf({ change: 'remove:1' }))).toEqual(['a', 'c'])
  })
})

test('a form sent by the enter key is kept, and handed in only by its own button', () => {
  expect(changeOf({})).toEqual({ kind: 'save' })
  expect(changeOf({ change: 'submit' })).toEqual({ kind: 'submit' })
  expect(changeOf({ change: 'add', addEmployerId: 'e1' })).toEqual({ kind: 'add', employerId: 'e1' })
})

test('a day and a time are those of the county, wherever the host sits', () => {
  expect(new Date(shanghaiInstant('2026-11-27', '19:30')).toISOString()).toBe('2026-11-27T11:30:00.000Z')
})

test('parts follow one another', () => {
  const start = new Date('2026-11-27T11:30:00Z')
  expect(segmentTimes(start, [{ minutes: 20 }, { minutes: 40 }]).map(({ from, to }) => [from, to])).toEqual([
    [start, new Date('2026-11-27T11:50:00Z')],
    [new Date('2026-11-27T11:50:00Z'), new Date('2026-11-27T12:30:00Z')],
  ])
})
