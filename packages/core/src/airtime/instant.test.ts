import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseInstant } from './instant.ts'

const two = (value: number) => `${value}`.padStart(2, '0')

const offset = fc.oneof(
  fc.constant('Z'),
  fc
    .tuple(fc.constantFrom('+', '-'), fc.nat(23), fc.nat(59))
    .map(([sign, hours, minutes]) => `${sign}${two(hours)}:${two(minutes)}`),
)

test('reads every time of the calendar as Date.parse does', () => {
  const years = { min: new Date('0000-01-01T00:00Z'), max: new Date('9999-12-31T23:59Z'), noInvalidDate: true }
  const cut = fc.constantFrom(16, 19, 21, 22, 23)
  fc.assert(
    fc.property(fc.date(years), cut, offset, (date, length, zone) => {
      const text = date.toISOString().slice(0, length) + zone
      expect(parseInstant(text)).toBe(Date.parse(text))
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['without an offset', '2026-11-23T12:00:00'],
  ['a day alone', '2026-11-23'],
  ['a space in it', '2026-11-23 12:00:00+08:00'],
  ['the 30th of February', '2026-02-30T12:00:00Z'],
  ['the 29th in a common year', '1900-02-29T12:00:00Z'],
  ['the 31st of April', '2026-04-31T12:00:00Z'],
  ['a 13th month', '2026-13-01T12:00:00Z'],
  ['hour 24', '2026-11-23T24:00:00Z'],
  ['second 60', '2026-11-23T12:00:60Z'],
  ['an offset of a day', '2026-11-23T12:00:00+24:00'],
  ['an offset without a colon', '2026-11-23T12:00:00+0800'],
  ['something behind', '2026-11-23T12:00:00Z\n'],
])('refuses %s', (_, text) => {
  expect(parseInstant(text)).toBeUndefined()
})

test('knows leap years, and drops what is finer than a millisecond', () => {
  expect(parseInstant('2000-02-29T00:00Z')).toBe(Date.UTC(2000, 1, 29))
  expect(parseInstant('2024-02-29T00:00:00.1239+00:00')).toBe(Date.UTC(2024, 1, 29) + 123)
})
