import { ReviewState } from '@zhibo/core/reviews/schema'
import { expect, test } from 'vitest'
import { filterHref, filterOf, queryOf, queueStates, readFilter } from './queue.ts'

const read = (address: string) => readFilter(new URLSearchParams(address))

test('an address that says nothing, or nonsense, shows what waits', () => {
  expect(queryOf(read(''))).toEqual({ state: 'submitted' })
  expect(queryOf(read('?state=gone&weight=heavy&holder=me'))).toEqual({ state: 'submitted' })
  expect(filterHref(read(''))).toBe('?')
})

test('what I hold, and everything, are no states of a case', () => {
  expect(queryOf(read('?state=mine'))).toEqual({ mine: 'true' })
  expect(queryOf(read('?state=all&overdue=true'))).toEqual({ overdue: 'true' })
})

test('whatever its state, a case stands under a tab', () => {
  for (const state of ReviewState.options) expect(queryOf(read(`?state=${state}`))).toEqual({ state })
})

test('appeals have a tab of their own, and are no kind of what is reviewed', () => {
  expect(queueStates).toContain('appealed')
  expect(queryOf(read('?state=appealed&subject=appeal'))).toEqual({ state: 'appealed' })
})

test('a filter that was kept leads to the same queue again', () => {
  for (const address of [
    '?',
    '?state=mine&subject=job',
    '?state=all&overdue=true&weight=block',
    '?state=approved&q=制衣',
    '?state=all&outdated=true',
    '?state=appealed&subject=employer',
  ]) {
    const filter = read(address)
    expect(filterOf(queryOf(filter))).toEqual(filter)
    expect(read(filterHref(filter))).toEqual(filter)
  }
})
