import { describe, expect, test } from 'vitest'
import { changeOf, moved, rearranged, segmentsOf } from './run-of-show.ts'
import { segmentTimes, shanghaiInstant } from './when.ts'

test('the form tells its parts in their order, ticks and all', () => {
  expect(
    segmentsOf({
      'segments.0.employerId': 'e1',
      'segments.0.employerName': '（演示）甲厂',
      'segments.0.minutes': '20',
      'segments.0.jobIds': 'j1,j2',
      'segments.0.presenterPersonId': 'p1',
      'segments.0.coPresenterPersonIds': 'p1,p2',
      'segments.0.slideFileIds': 'f2,f1',
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
      presenterPersonId: 'p1',
      coPresenterPersonIds: ['p2'],
      minutes: '20',
      jobIds: ['j1', 'j2'],
      slideFileIds: ['f2', 'f1'],
    },
    {
      kind: 'walk',
      title: '看车间',
      employerId: 'e2',
      employerName: '',
      presenterPersonId: '',
      coPresenterPersonIds: [],
      minutes: '半小时',
      jobIds: [],
      slideFileIds: [],
    },
  ])
})

const parts = (...jobs: (readonly string[])[]) =>
  jobs.map((jobIds) => ({ jobIds: [...jobIds], slideFileIds: ['x', 'y'] }))

describe('a part', () => {
  const [a, b, c] = [['a'], ['b'], ['c']] as const

  test('moves by one place, and not past either end', () => {
    const all = parts(a, b, c)
    expect(rearranged(all, changeOf({ change: 'up:2' }))).toEqual(parts(a, c, b))
    expect(rearranged(all, changeOf({ change: 'down:0' }))).toEqual(parts(b, a, c))
    for (const change of ['up:0', 'down:2', 'up:nonsense', 'jobUp:7:1', 'slideUp:0:0', 'slideDown:2:1'])
      expect(rearranged(all, changeOf({ change }))).toEqual(all)
  })

  test('goes away alone', () => {
    expect(rearranged(parts(a, b, c), changeOf({ change: 'remove:1' }))).toEqual(parts(a, c))
  })

  test('has its jobs in an order of their own', () => {
    const two = parts(['a', 'b', 'c'], ['d', 'e'])
    expect(rearranged(two, changeOf({ change: 'jobUp:0:2' }))).toEqual(parts(['a', 'c', 'b'], ['d', 'e']))
    expect(rearranged(two, changeOf({ change: 'jobDown:1:0' }))).toEqual(parts(['a', 'b', 'c'], ['e', 'd']))
    expect(rearranged(two, changeOf({ change: 'jobDown:1:1' }))).toEqual(two)
  })

  test('has its pictures in an order of their own, and the jobs stay', () => {
    const [first, second] = rearranged(parts(a, b), changeOf({ change: 'slideUp:0:1' }))
    expect(first).toEqual({ jobIds: ['a'], slideFileIds: ['y', 'x'] })
    expect(second).toEqual({ jobIds: ['b'], slideFileIds: ['x', 'y'] })
    expect(rearranged([second!], changeOf({ change: 'slideDown:0:0' }))).toMatchObject([{ slideFileIds: ['y', 'x'] }])
  })

  test('is dragged over several others, which close up', () => {
    expect(moved(['a', 'b', 'c', 'd'], 0, 2)).toEqual(['b', 'c', 'a', 'd'])
    expect(moved(['a', 'b', 'c', 'd'], 3, 1)).toEqual(['a', 'd', 'b', 'c'])
    expect(moved(['a', 'b'], 0, 2)).toEqual(['a', 'b'])
  })
})

test('a form sent by the enter key is kept, and handed in only by its own button', () => {
  expect(changeOf({})).toEqual({ kind: 'save' })
  expect(changeOf({ change: 'submit' })).toEqual({ kind: 'submit' })
  expect(changeOf({ change: 'add', addEmployerId: 'e1' })).toEqual({ kind: 'add', employerId: 'e1' })
  expect(changeOf({ change: 'addRound', roundJobIds: 'j1,j2' })).toEqual({ kind: 'addRound', jobIds: ['j1', 'j2'] })
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
