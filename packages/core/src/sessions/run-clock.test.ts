import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { runClock, type TimedSegment } from './run-clock.ts'

const at = (minute: number) => Date.parse('2026-11-23T12:00:00Z') + minute * 60_000
const segment = (id: string, minutes: number, given: Partial<TimedSegment> = {}): TimedSegment => ({
  id,
  minutes,
  state: 'waiting',
  startedAt: null,
  ...given,
})
const running = (id: string, minutes: number, from: number) =>
  segment(id, minutes, { state: 'running', startedAt: new Date(at(from)).toISOString() })

test('what runs counts from when it began, and what waits as planned', () => {
  const clock = runClock([running('a', 20, 5), segment('b', 30)], at(60), at(15))
  expect(clock.running).toEqual({ id: 'a', elapsedMs: 10 * 60_000, leftMs: 10 * 60_000, overMs: 0 })
  expect(clock.doneAt).toBe(at(55))
  expect(clock.lateMs).toBe(0)
})

test('a segment that runs over pushes back everything after it', () => {
  const clock = runClock([running('a', 20, 0), segment('b', 30)], at(50), at(26))
  expect(clock.running).toMatchObject({ leftMs: 0, overMs: 6 * 60_000 })
  expect(clock.lateMs).toBe(6 * 60_000)
})

test('what is done or skipped takes no more time', () => {
  const parts = [segment('a', 20, { state: 'done' }), segment('b', 30, { state: 'skipped' }), segment('c', 10)]
  expect(runClock(parts, at(60), at(0))).toEqual({ running: null, doneAt: at(10), lateMs: 0 })
})

test('skipping what waits never makes a show end later', () => {
  const any = fc.record({ id: fc.uuid(), minutes: fc.integer({ min: 1, max: 240 }) })
  fc.assert(
    fc.property(fc.array(any, { minLength: 1, maxLength: 20 }), fc.nat({ max: 500 }), (parts, now) => {
      const waiting = parts.map(({ id, minutes }) => segment(id, minutes))
      const skipped = waiting.map((each, nth) => (nth === 0 ? { ...each, state: 'skipped' as const } : each))
      expect(runClock(skipped, at(0), at(now)).doneAt).toBeLessThan(runClock(waiting, at(0), at(now)).doneAt)
    }),
  )
})
