import { describe, expect, test } from 'vitest'
import { allowedActions } from '../lifecycle.ts'
import { reviewLifecycle } from './lifecycle.ts'
import { appealableUntil, takesRevision } from './resubmission.ts'
import { ReviewState } from './schema.ts'

const decidedAt = new Date('2026-11-23T12:00:00+08:00')
const inTime = new Date('2026-12-08T23:59:59.999+08:00')
const late = new Date('2026-12-09T00:00:00+08:00')

/** What its owner may do about a case in each state: in the fifteen days after the decision, and after them. */
const expected: Record<ReviewState, [inTime: string, late: string]> = {
  submitted: ['wait', 'wait'],
  claimed: ['wait', 'wait'],
  awaiting_signature: ['wait', 'wait'],
  returned: ['hand in', 'hand in'],
  approved: ['hand in', 'hand in'],
  suspended: ['wait', 'wait'],
  rejected: ['appeal', 'hand in'],
  appealed: ['wait', 'wait'],
  upheld: ['hand in', 'hand in'],
  overturned: ['hand in', 'hand in'],
}

function mayDo(state: ReviewState, now: Date): string {
  const may = [
    ...(appealableUntil({ state, decidedAt }, now) ? ['appeal'] : []),
    ...(takesRevision({ state, decidedAt }, now) ? ['hand in'] : []),
  ]
  return may.join(' and ') || 'wait'
}

describe.each(ReviewState.options)('about a case that is %s', (state) => {
  test('its owner may do exactly one thing at a time, or waits for the staff', () => {
    expect([mayDo(state, inTime), mayDo(state, late)]).toEqual(expected[state])
  })

  test('nothing is appealed that the transition table does not let its owner appeal', () => {
    const appeals = allowedActions(reviewLifecycle, state, 'submitter').includes('appeal')
    expect(appealableUntil({ state, decidedAt }, inTime) !== null).toBe(appeals)
  })
})

test('what was never handed in may be', () => {
  expect(takesRevision(undefined, late)).toBe(true)
})

test('the time to appeal ends with the fifteenth day after the day of the decision, at midnight in the county', () => {
  for (const at of ['2026-11-23T00:00:00+08:00', '2026-11-23T23:59:59+08:00'])
    expect(appealableUntil({ state: 'rejected', decidedAt: new Date(at) }, decidedAt)).toEqual(late)
})

test('no rejection is a dead end: each way out of it leads to where a revision is taken again', () => {
  const ends = ['upheld', 'overturned'] as const
  expect(ends.map((state) => mayDo(state, inTime))).toEqual(['hand in', 'hand in'])
  expect(mayDo('rejected', late)).toBe('hand in')
})
