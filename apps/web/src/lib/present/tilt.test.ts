import { expect, test } from 'vitest'
import { tiltOf } from './tilt.ts'

test.each([
  ['held upright', 90, 0, 0, 'upright'],
  ['leaning back a little', 60, 5, 0, 'upright'],
  ['turned left, screen turned with it', 0, -90, 90, 'upright'],
  ['turned right, screen turned with it', 0, 90, 270, 'upright'],
  ['turned left, rotation locked', 0, -90, 0, 'sideways'],
  ['turned right, rotation locked', 0, 90, 0, 'sideways'],
  ['on its head', -90, 0, 0, 'upside_down'],
  ['on its head, screen turned with it', -90, 0, 180, 'upright'],
  ['turned left, screen turned the other way', 0, -90, 270, 'upside_down'],
  ['aslant, as hands hold it', 70, 30, 0, 'upright'],
] as const)('%s', (_, beta, gamma, angle, tilt) => expect(tiltOf(beta, gamma, angle)).toBe(tilt))

test('of a phone that lies on a table nobody can say, nor of a computer', () => {
  expect(tiltOf(2, 3, 0)).toBeNull()
  expect(tiltOf(180, 0, 0)).toBeNull()
  expect(tiltOf(null, null, 0)).toBeNull()
})
