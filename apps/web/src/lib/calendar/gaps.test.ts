import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Gap, gapsOn, suggestIn } from './gaps.ts'

const day = '2026-12-09'
const at = (time: string) => new Date(`${day}T${time}:00+08:00`)
const span = (from: string, to: string): Gap => ({ from: at(from), to: at(to) })
const before = new Date('2026-12-01T00:00:00+08:00')
const gaps = (taken: Gap[], now = before) => gapsOn(day, taken, now)

test('a day on which nothing is booked is free from eight to ten', () => {
  expect(gaps([])).toEqual([span('08:00', '22:00')])
})

test('a booking leaves what is before and after it, when there is an hour', () => {
  expect(gaps([span('19:00', '21:30')])).toEqual([span('08:00', '19:00')])
  expect(gaps([span('14:00', '16:00'), span('08:30', '11:00')])).toEqual([
    span('11:00', '14:00'),
    span('16:00', '22:00'),
  ])
  expect(gaps([span('06:00', '08:30'), span('21:00', '23:30')])).toEqual([span('08:30', '21:00')])
})

test('what is over cannot be planned, and what begins now begins at a quarter', () => {
  expect(gaps([], at('18:50'))).toEqual([span('19:00', '22:00')])
  expect(gaps([], at('21:30'))).toEqual([])
  expect(gaps([], new Date('2026-12-10T00:00:00+08:00'))).toEqual([])
})

test('a show stands in the evening where it can, and never over the end of the gap', () => {
  expect(suggestIn(day, span('08:00', '22:00'))).toEqual(span('19:30', '21:30'))
  expect(suggestIn(day, span('08:00', '19:00'))).toEqual(span('08:00', '10:00'))
  expect(suggestIn(day, span('19:00', '20:45'))).toEqual(span('19:30', '20:45'))
  expect(suggestIn(day, span('20:00', '21:00'))).toEqual(span('20:00', '21:00'))
})

test('no gap touches a booking, whatever is booked', () => {
  const hour = 3_600_000
  const booking = fc
    .tuple(fc.integer({ min: -12, max: 36 }), fc.integer({ min: 1, max: 12 }))
    .map(([from, length]) => ({
      from: new Date(at('00:00').getTime() + from * hour),
      to: new Date(at('00:00').getTime() + (from + length) * hour),
    }))
  fc.assert(
    fc.property(fc.array(booking, { maxLength: 6 }), (taken) => {
      for (const gap of gaps(taken)) {
        expect(gap.to.getTime() - gap.from.getTime()).toBeGreaterThanOrEqual(hour)
        for (const each of taken) expect(each.from < gap.to && each.to > gap.from).toBe(false)
      }
    }),
  )
})
