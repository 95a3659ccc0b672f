import { expect, test } from 'vitest'
import { allowedActions } from '../lifecycle.ts'
import { guestCallLifecycle } from './lifecycle.ts'
import { AskGuestCall } from './schema.ts'

const may = (state: Parameters<typeof allowedActions>[1], role: 'guest' | 'host') =>
  allowedActions(guestCallLifecycle, state as never, role)

test('nobody is heard before they said yes themselves', () => {
  expect(may('called', 'host')).not.toContain('test')
  expect(may('called', 'guest')).toContain('test')
  for (const state of ['asked', 'called']) expect(may(state, 'host')).not.toContain('on_air')
})

test('a guest can leave at any moment, and never brings themselves on air', () => {
  for (const state of ['asked', 'called', 'testing']) {
    expect(may(state, 'guest')).toContain('withdraw')
    expect(may(state, 'guest')).not.toContain('on_air')
  }
  expect(may('on_air', 'guest')).toEqual(['off_air'])
})

test('a host can end a call at any moment', () => {
  for (const state of ['asked', 'called', 'testing']) expect(may(state, 'host')).toContain('decline')
  expect(may('on_air', 'host')).toEqual(['hold', 'off_air'])
})

test.each([
  ['', false],
  ['   ', false],
  ['加班怎么算', true],
  ['x'.repeat(120), true],
  ['x'.repeat(121), false],
  ['a\u202eb', false],
])('the topic %j may be sent: %s', (topic, fits) => expect(AskGuestCall.safeParse({ topic }).success).toBe(fits))

test('without a word about it, a guest sends no picture', () => {
  expect(AskGuestCall.parse({ topic: '加班怎么算' }).withCamera).toBe(false)
})
