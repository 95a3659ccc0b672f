import { expect, test } from 'vitest'
import { senderOf } from './sender.ts'

const encoder = { device: 'encoder', sends: true } as const
const main = { device: 'main', sends: true } as const
const spare = { device: 'spare', sends: true } as const

test('alone, whatever is there sends', () => {
  expect(senderOf('main', [])).toBe('main')
  expect(senderOf('spare', [])).toBe('spare')
})

test('the encoder sends before everything else, once it really does', () => {
  expect(senderOf('main', [encoder, spare])).toBe('encoder')
  expect(senderOf('spare', [encoder, main])).toBe('encoder')
  expect(senderOf('main', [{ ...encoder, sends: false }])).toBe('main')
})

test('a spare stands by while the other sends, and steps in when it is gone or silent', () => {
  expect(senderOf('spare', [main])).toBe('main')
  expect(senderOf('spare', [{ ...main, sends: false }])).toBe('spare')
})

test('a spare that stepped in gives way by itself: the main device never waits for it', () => {
  expect(senderOf('main', [spare])).toBe('main')
})
