import { expect, test } from 'vitest'
import { filterOf, soundFilter, trailHref } from './search.ts'

test('the filters are in the address, and an empty one is none', () => {
  const filter = filterOf(new URLSearchParams('action=role.granted&from=&to=2026-11-23&page=3'))
  expect(filter).toEqual({ action: 'role.granted', to: '2026-11-23' })
  expect(trailHref(filter)).toBe('/trail?action=role.granted&to=2026-11-23')
  expect(trailHref({})).toBe('/trail')
})

test('what cannot be looked for is left out, and the rest is found', () => {
  const filter = filterOf(new URLSearchParams('actor=me&subject=x&from=2026-11-23&to=2026-11-01'))
  expect(soundFilter(filter)).toEqual({ subject: 'x', from: '2026-11-23' })
})
