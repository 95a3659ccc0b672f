import { expect, test } from 'vitest'
import { chaptersOf, type Turn } from './chapters.ts'
import type { TimedPart } from './times.ts'

const minute = 60_000
const show: TimedPart = { id: 'show', presenterId: 'one', durationMs: 10 * minute, times: [[0, 0]] }

const job = (jobId: string, atMs: number): Turn => ({ jobId, segmentId: 's', atMs })
const segment = (segmentId: string, atMs: number): Turn => ({ jobId: null, segmentId, atMs })

const chapters = (turns: Turn[], parts = [show], presenterOf: (turn: Turn) => string | null = () => null) =>
  chaptersOf(parts, turns, { fromMs: 0, untilMs: 10 * minute, presenterOf }).map(
    ({ jobId, segmentId, partId, mediaMs }) => [jobId ?? segmentId, partId, mediaMs],
  )

test('what went before the first pin is a chapter, then each pin is one', () => {
  expect(chapters([job('a', minute), job('b', 3 * minute)])).toEqual([
    [null, 'show', 0],
    ['a', 'show', minute],
    ['b', 'show', 3 * minute],
  ])
})

test('a show without pins is one chapter, and a show without a recording has none', () => {
  expect(chapters([])).toEqual([[null, 'show', 0]])
  expect(chapters([job('a', minute)], [])).toEqual([])
})

test('a segment without jobs is one, and a segment whose first job is pinned with it is that job', () => {
  expect(chapters([segment('policy', minute), segment('s', 2 * minute), job('a', 2 * minute + 40)])).toEqual([
    [null, 'show', 0],
    ['policy', 'show', minute],
    ['a', 'show', 2 * minute + 40],
  ])
})

test('a slip of the hand is none, and what it interrupted goes on', () => {
  expect(chapters([job('a', minute), job('b', 2 * minute), job('a', 2 * minute + 2_900)])).toEqual([
    [null, 'show', 0],
    ['a', 'show', minute],
  ])
})

test('what was pinned before anything was recorded begins with the recording, alone', () => {
  const late = { ...show, times: [[0, 5 * minute]] as const }
  expect(chapters([job('a', minute), job('b', 2 * minute)], [late])).toEqual([['b', 'show', 0]])
})

test('what the show turned to after the recording ended is none', () => {
  expect(chapters([job('a', minute)], [{ ...show, durationMs: minute }])).toEqual([[null, 'show', 0]])
})

test('a chapter shows whoever presents it', () => {
  const other = { ...show, id: 'other', presenterId: 'two' }
  expect(chapters([job('b', minute)], [show, other], ({ jobId }) => jobId && 'two')).toEqual([
    [null, 'show', 0],
    ['b', 'other', minute],
  ])
})
