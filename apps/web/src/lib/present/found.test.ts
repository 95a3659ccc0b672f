import { expect, test } from 'vitest'
import type { DeviceProblem } from './device-problem.ts'
import { foundOf } from './found.ts'

const well = { problems: { camera: null, microphone: null }, picture: { mean: 120, spread: 30 }, loudest: 0.6 }

test('what is well is kept as well', () => {
  expect(foundOf(well)).toEqual({ camera: 'ok', microphone: 'ok' })
})

test('a camera that gives no picture at all is as black as a covered one', () => {
  expect(foundOf({ ...well, picture: null }).camera).toBe('black')
  expect(foundOf({ ...well, picture: { mean: 2, spread: 1 } }).camera).toBe('black')
  expect(foundOf({ ...well, picture: { mean: 30, spread: 25 } }).camera).toBe('dark')
})

test('a microphone nobody was heard in is quiet, one that is shouted at is loud', () => {
  expect(foundOf({ ...well, loudest: 0.1 }).microphone).toBe('quiet')
  expect(foundOf({ ...well, loudest: 0.99 }).microphone).toBe('loud')
})

test.each([
  ['denied', 'denied'],
  ['insecure', 'denied'],
  ['missing', 'missing'],
  ['unplugged', 'missing'],
  ['busy', 'busy'],
  ['interrupted', 'busy'],
  ['other', 'busy'],
] as const)('%s is kept as %s, each device by itself', (problem: DeviceProblem, kept) => {
  expect(foundOf({ ...well, problems: { camera: problem, microphone: null } })).toEqual({
    camera: kept,
    microphone: 'ok',
  })
  expect(foundOf({ ...well, problems: { camera: null, microphone: problem } }).microphone).toBe(kept)
})
