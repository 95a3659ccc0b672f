import { expect, test } from 'vitest'
import { afterLook, type Look, type Stall, steady, withPicture } from './stall.ts'

const fine: Look = { frozenMs: 0, frames: 48, packets: 300, lost: 0, paused: false, line: 'good' }
const frozen: Look = { ...fine, frozenMs: 1500, frames: 10 }
/** Sound only, on a good line: no pictures, and that is as it should be. */
const soundOnly: Look = { ...fine, frames: 0, packets: 90 }

const after = (stall: Stall, ...looks: Look[]) => looks.reduce(afterLook, stall)
const times = (count: number, look: Look) => Array.from({ length: count }, () => look)

test.each([
  ['a picture that stands still', frozen],
  ['a picture the server holds back', { ...fine, paused: true }],
  ['sound that comes and a picture that does not', { ...fine, frames: 0 }],
  ['every sixth packet lost', { ...fine, lost: 0.17 }],
  ['a line the server gave up on', { ...fine, line: 'lost' as const }],
])('%s for six seconds falls to sound', (_, look) => {
  expect(after(steady, ...times(2, look)).fallen).toBe(false)
  expect(after(steady, ...times(3, look)).fallen).toBe(true)
})

test('a hitch now and then changes nothing, a picture that stalls more often than not does', () => {
  expect(after(steady, frozen, frozen, fine, fine, frozen, fine, frozen, fine).fallen).toBe(false)
  expect(after(steady, frozen, frozen, fine, frozen, frozen).fallen).toBe(true)
})

test('neither picture nor sound is no stall', () => {
  expect(after(steady, ...times(30, { ...fine, frames: 0, packets: 0 })).fallen).toBe(false)
})

test('the picture never comes back by itself: it is offered after ten good seconds in a row', () => {
  const fell = after(steady, ...times(3, frozen))
  expect(after(fell, ...times(4, soundOnly)).offered).toBe(false)
  expect(after(fell, ...times(4, soundOnly), { ...soundOnly, lost: 0.1 }, ...times(4, soundOnly)).offered).toBe(false)
  expect(after(fell, ...times(5, soundOnly))).toMatchObject({ offered: true, fallen: true })
  expect(after(fell, ...times(500, soundOnly)).fallen).toBe(true)
})

test('what was offered stays offered through another bad moment', () => {
  const offered = after(steady, ...times(3, frozen), ...times(5, soundOnly))
  expect(after(offered, { ...soundOnly, line: 'poor' }).offered).toBe(true)
})

test('a line that falls again at once has to be good for longer; a good minute is a new beginning', () => {
  const again = after(withPicture(after(steady, ...times(3, frozen), ...times(5, soundOnly))), ...times(3, frozen))
  expect(again.fallen).toBe(true)
  expect(after(again, ...times(9, soundOnly)).offered).toBe(false)
  expect(after(again, ...times(10, soundOnly)).offered).toBe(true)
  const calm = after(withPicture(again), ...times(30, fine), ...times(3, frozen))
  expect(after(calm, ...times(5, soundOnly)).offered).toBe(true)
})
