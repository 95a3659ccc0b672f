import { expect, test } from 'vitest'
import { loudness, verdictOn } from './level.ts'

const tone = (amplitude: number) => Float32Array.from({ length: 1024 }, (_, i) => amplitude * Math.sin(i / 5))

test('silence is nothing, and the loudest there is fills the meter', () => {
  expect(loudness(new Float32Array(1024))).toBe(0)
  expect(loudness(new Float32Array(1024).fill(1))).toBe(1)
})

test('louder is never less', () => {
  const levels = [0.0005, 0.01, 0.1, 0.5, 1].map((amplitude) => loudness(tone(amplitude)))
  expect(levels).toEqual(levels.toSorted((a, b) => a - b))
})

test('a room’s hum is no voice, a voice is right, a shout is too much', () => {
  expect(verdictOn(loudness(tone(0.001)))).toBe('quiet')
  expect(verdictOn(loudness(tone(0.1)))).toBe('good')
  expect(verdictOn(loudness(tone(1)))).toBe('loud')
})
