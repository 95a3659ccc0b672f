import { expect, test } from 'vitest'
import { allowedActions } from '../lifecycle.ts'
import { partnerLifecycle } from './partners.ts'

test.for([
  ['asked', ['accept', 'decline']],
  ['accepted', ['accept', 'leave']],
  ['declined', ['accept']],
  ['left', ['accept']],
] as const)('a station that was asked and is %s may %s', ([state, actions]) => {
  expect(allowedActions(partnerLifecycle, state, 'partner')).toEqual(actions)
})

test.for(['asked', 'accepted', 'declined', 'left'] as const)(
  'a show that is moved asks anew whoever did not say no: %s',
  (state) => {
    const again = state === 'asked' || state === 'accepted'
    expect(allowedActions(partnerLifecycle, state, 'planner')).toEqual(again ? ['ask_again'] : [])
  },
)
