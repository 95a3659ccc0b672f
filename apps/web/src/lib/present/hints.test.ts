import { expect, test } from 'vitest'
import { type Hint, hintsOf, holds, type Measured, remember } from './hints.ts'

const lit = { mean: 120, spread: 40 }
const at = (given: Partial<Measured> = {}): Measured => ({
  muted: false,
  level: 0,
  picture: lit,
  tilt: 'upright',
  poorLine: false,
  ...given,
})
const after = (...moments: Partial<Measured>[]): Hint[] =>
  hintsOf(moments.reduce<Set<Hint>[]>((known, given) => remember(known, holds(at(given))), []))
const times = (count: number, given: Partial<Measured>) => Array.from({ length: count }, () => given)
const black = { mean: 3, spread: 2 }

test('who talks into a muted microphone is told within two seconds; a cough is no talking', () => {
  const talking = { muted: true, level: 0.6 }
  expect(after(talking, talking)).toEqual(['muted_talking'])
  expect(after(talking, { muted: true }, talking)).toEqual(['muted_talking'])
  expect(after(talking)).toEqual([])
  expect(after(talking, ...times(3, { muted: true }), talking)).toEqual([])
  expect(after(...times(5, { muted: false, level: 0.6 }))).toEqual([])
})

test('a hum in the room is no talking', () => {
  expect(after(...times(5, { muted: true, level: 0.2 }))).toEqual([])
})

test('a black picture is told after three seconds, a hand before the lens is not', () => {
  expect(after(...times(3, { picture: black }))).toEqual(['black'])
  expect(after({}, ...times(2, { picture: black }))).toEqual([])
  expect(after(...times(3, { picture: black }), {})).toEqual([])
})

test('black is not also dark; dark takes five seconds', () => {
  const dark = { picture: { mean: 30, spread: 20 } }
  expect(after(...times(5, { picture: black }))).toEqual(['black'])
  expect(after(...times(5, dark))).toEqual(['dark'])
  expect(after(...times(4, dark))).toEqual([])
})

test('without a picture nothing is said about it', () => {
  expect(after(...times(5, { picture: null, tilt: 'upside_down' }))).toEqual([])
})

test('how the phone is held is said only where the phone tells it', () => {
  expect(after(...times(3, { tilt: 'upside_down' }))).toEqual(['upside_down'])
  expect(after(...times(3, { tilt: 'sideways' }))).toEqual(['sideways'])
  expect(after(...times(5, { tilt: null }))).toEqual([])
})

test('the worst comes first', () => {
  const all = { muted: true, level: 0.8, picture: black, poorLine: true, tilt: 'sideways' as const }
  expect(after(...times(5, all))).toEqual(['muted_talking', 'black', 'network', 'sideways'])
})

test('no more moments are kept than are needed', () => {
  const many = times(100, {}).reduce<Set<Hint>[]>((known) => remember(known, new Set()), [])
  expect(many).toHaveLength(5)
})
