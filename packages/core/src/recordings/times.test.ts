import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Anchor, atOf, mediaMsOf, placeAfter, placeAt, type TimedPart } from './times.ts'

const aPart = (id: string, fromMs: number, durationMs: number, given: Partial<TimedPart> = {}): TimedPart => ({
  id,
  presenterId: 'one',
  durationMs,
  times: [
    [0, fromMs],
    [durationMs, fromMs + durationMs],
  ],
  ...given,
})

describe('the index of times', () => {
  const stepped = aPart('a', 0, 30_000, {
    times: [
      [0, 1_000_000],
      [10_000, 1_010_000],
      // The server's clock was put forward by half a second.
      [20_000, 1_020_500],
    ],
  })

  test.each([
    [0, 1_000_000],
    [5_000, 1_005_000],
    [10_000, 1_010_000],
    [15_000, 1_015_250],
    [20_000, 1_020_500],
  ])('%i ms into the file it was %i, and back', (mediaMs, atMs) => {
    expect(atOf(stepped, mediaMs)).toBe(atMs)
    expect(mediaMsOf(stepped, atMs)).toBe(mediaMs)
  })

  test('beyond its ends time goes on as a clock does', () => {
    expect(atOf(stepped, 25_000)).toBe(1_025_500)
    expect(mediaMsOf(stepped, 999_000)).toBe(-1_000)
    expect(mediaMsOf(stepped, 1_021_500)).toBe(21_000)
  })

  test('there and back is the same place, to the millisecond or two that rounding takes', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: -400, max: 400 })), {
      minLength: 1,
      maxLength: 20,
    })
    fc.assert(
      fc.property(steps, fc.double({ min: 0, max: 1, noNaN: true }), (given, where) => {
        const times: Anchor[] = [[0, 1_700_000_000_000]]
        for (const [ms, drift] of given) {
          const [mediaMs, atMs] = times.at(-1)!
          times.push([mediaMs + ms, atMs + Math.max(1, ms + drift)])
        }
        const part = aPart('a', 0, times.at(-1)![0], { times })
        const mediaMs = Math.round(where * part.durationMs)
        // Where the clock was put back by nearly all of the time there was, many places have the same time.
        const steepest = Math.max(...given.map(([ms, drift]) => ms / Math.max(1, ms + drift)))
        expect(Math.abs(mediaMsOf(part, atOf(part, mediaMs)) - mediaMs)).toBeLessThanOrEqual(1 + steepest)
      }),
    )
  })
})

describe('where to play what happened at a time', () => {
  const parts = [aPart('first', 1_000, 10_000), aPart('second', 15_000, 10_000)]

  test.each([
    ['in the first part', 3_000, { partId: 'first', mediaMs: 2_000 }],
    ['in the second', 15_000, { partId: 'second', mediaMs: 0 }],
    ['while nothing was recorded: what came next', 12_000, { partId: 'second', mediaMs: 0 }],
    ['before the recording began: its beginning', 0, { partId: 'first', mediaMs: 0 }],
    ['after its end', 25_000, null],
  ])('%s', (_, atMs, place) => {
    expect(placeAt(parts, atMs)).toEqual(place)
  })

  test('when two presented at once, whose words they are', () => {
    const together = [aPart('hers', 0, 10_000), aPart('his', 2_000, 10_000, { presenterId: 'two' })]
    expect(placeAt(together, 5_000, 'two')).toEqual({ partId: 'his', mediaMs: 3_000 })
    expect(placeAt(together, 5_000)).toEqual({ partId: 'hers', mediaMs: 5_000 })
    expect(placeAt(together, 1_000, 'two')).toEqual({ partId: 'hers', mediaMs: 1_000 })
  })

  test('a part played to its end leads on to the next, and the last to none', () => {
    expect(placeAfter(parts, 'first')).toEqual({ partId: 'second', mediaMs: 0 })
    expect(placeAfter(parts, 'second')).toBeNull()
    expect(placeAfter(parts, 'unknown')).toBeNull()
  })

  test('a presenter who came while another spoke is joined where they are by then', () => {
    const together = [aPart('hers', 0, 10_000), aPart('his', 8_000, 10_000, { presenterId: 'two' })]
    expect(placeAfter(together, 'hers')).toEqual({ partId: 'his', mediaMs: 2_000 })
  })
})
