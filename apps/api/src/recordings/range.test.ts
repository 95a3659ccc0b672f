import { expect, test } from 'vitest'
import { readRange } from './range.ts'

test.each([
  [undefined, 'whole'],
  ['', 'whole'],
  ['bytes=0-', { from: 0, to: 99 }],
  ['bytes=10-19', { from: 10, to: 19 }],
  ['bytes=90-1000', { from: 90, to: 99 }],
  ['bytes=99-99', { from: 99, to: 99 }],
  ['bytes=-10', { from: 90, to: 99 }],
  ['bytes=-1000', { from: 0, to: 99 }],
  ['bytes=100-', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=-', 'whole'],
  ['bytes=20-10', 'whole'],
  ['bytes=0-1,5-9', 'whole'],
  ['lines=1-2', 'whole'],
  ['bytes=a-b', 'whole'],
  ['bytes=9999999999999999999-', 'whole'],
])('of 100 bytes %s is %j', (header, span) => {
  expect(readRange(header, 100)).toEqual(span)
})
