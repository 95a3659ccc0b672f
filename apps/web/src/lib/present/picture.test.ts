import { expect, test } from 'vitest'
import { judgePicture, lookAt } from './picture.ts'

const pixels = 32 * 18
/** A picture by its grey values. */
const grey = (of: (at: number) => number) =>
  Uint8ClampedArray.from({ length: pixels * 4 }, (_, at) => (at % 4 === 3 ? 255 : of(Math.floor(at / 4))))
const judged = (of: (at: number) => number) => judgePicture(lookAt(grey(of)))

test('white is as light as it gets, black as dark, and neither has shapes', () => {
  expect(lookAt(grey(() => 255))).toEqual({ mean: 255, spread: 0 })
  expect(lookAt(grey(() => 0))).toEqual({ mean: 0, spread: 0 })
  expect(lookAt(grey((at) => (at % 2) * 200)).spread).toBeCloseTo(100)
})

test('an eye sees green lighter than red, and red than blue', () => {
  const of = (r: number, g: number, b: number) => lookAt(Uint8ClampedArray.of(r, g, b, 255)).mean
  expect(of(0, 200, 0)).toBeGreaterThan(of(200, 0, 0))
  expect(of(200, 0, 0)).toBeGreaterThan(of(0, 0, 200))
})

test('a covered lens is black, with its noise', () => {
  expect(judged(() => 0)).toBe('black')
  expect(judged((at) => 4 + (at % 7))).toBe('black')
})

test('a room at night is too dark, and not black while it shows shapes', () => {
  expect(judged(() => 30)).toBe('dark')
  expect(judged((at) => (at % 32 < 4 ? 90 : 4))).toBe('dark')
})

test('a lit room is right, also with dark clothes', () => {
  expect(judged(() => 120)).toBe('ok')
  expect(judged((at) => (at % 32 < 16 ? 20 : 150))).toBe('ok')
})
