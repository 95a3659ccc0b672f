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
