import { describe, expect, test } from 'vitest'
import { piecesOf, placeOf, scaleOf, strips, ticksOf } from './scale.ts'

const at = (minute: number) => `2026-11-23T12:${String(minute).padStart(2, '0')}:00.000Z`
const ms = (minute: number) => Date.parse(at(minute))
const scale = { from: ms(0), to: ms(40) }
const track = (from: number, to: number | null, muted: [number, number | null][] = []) => ({
  presenterId: null,
  name: '甲厂',
  source: 'camera' as const,
  from: at(from),
  to: to === null ? null : at(to),
  muted: muted.map(([start, end]) => ({ from: at(start), to: end === null ? null : at(end) })),
})

test('a show is drawn from its beginning to its end, a running one to now, one that never began not at all', () => {
  const drawn = { startedAt: at(0), endedAt: at(40), plannedEnd: at(50) }
  expect(scaleOf(drawn, ms(59))).toEqual(scale)
  expect(scaleOf({ ...drawn, endedAt: null }, ms(20))).toEqual({ from: ms(0), to: ms(20) })
  expect(scaleOf({ ...drawn, startedAt: null }, ms(20))).toBeNull()
})

test('nothing stands outside the picture', () => {
  expect([placeOf(ms(0) - 1, scale), placeOf(ms(20), scale), placeOf(ms(59), scale)]).toEqual([0, 0.5, 1])
})

test('ticks are whole steps, at most eight', () => {
  expect(ticksOf(scale).map((tick) => (tick - scale.from) / 60_000)).toEqual([0, 5, 10, 15, 20, 25, 30, 35, 40])
  expect(ticksOf({ from: 0, to: 3 * 3_600_000 }).length).toBeLessThanOrEqual(9)
})

describe('a strip', () => {
  const cut = (given: Parameters<typeof track>) =>
    piecesOf(track(...given), scale).map(({ from, to, muted }) => [
      (from - scale.from) / 60_000,
      (to - scale.from) / 60_000,
      muted,
    ])

  test('is cut where it was muted, and goes on to the end while it still comes in', () => {
    expect(cut([0, 10])).toEqual([[0, 10, false]])
    expect(cut([0, 10, [[2, 4]]])).toEqual([
      [0, 2, false],
      [2, 4, true],
      [4, 10, false],
    ])
    expect(cut([0, 10, [[0, 4]]])).toEqual([
      [0, 4, true],
      [4, 10, false],
    ])
    expect(cut([0, null, [[30, null]]])).toEqual([
      [0, 30, false],
      [30, 40, true],
    ])
  })

  test('holds every track of one person from one source', () => {
    expect(strips([track(0, 10), track(12, 20), { ...track(0, 5), source: 'microphone' }])).toMatchObject([
      { key: 'null/camera', of: [{}, {}] },
      { key: 'null/microphone', of: [{}] },
    ])
  })
})
