import { expect, test } from 'vitest'
import { allowedActions, transition } from '../lifecycle.ts'
import { type InvitationAction, invitationLifecycle, type InvitationRole, standingOf } from './lifecycle.ts'
import { InvitationStanding } from './schema.ts'

const everyAction = Object.keys(invitationLifecycle) as InvitationAction[]

test.each([
  ['presenter', 'invited', ['accept', 'decline']],
  ['presenter', 'moved', ['accept', 'decline']],
  ['presenter', 'accepted', ['decline']],
  ['presenter', 'declined', ['accept']],
  ['presenter', 'withdrawn', []],
  ['host', 'invited', ['withdraw']],
  ['host', 'moved', ['ask_again', 'withdraw']],
  ['host', 'accepted', ['withdraw']],
  ['host', 'declined', ['ask_again', 'withdraw']],
  ['host', 'withdrawn', ['ask_again']],
  ['system', 'invited', ['withdraw']],
  ['system', 'moved', ['follow', 'withdraw']],
  ['system', 'accepted', ['withdraw']],
  ['system', 'declined', ['withdraw']],
  ['system', 'withdrawn', []],
] as const)('a %s of an invitation that is %s may %j', (role: InvitationRole, standing, allowed) => {
  expect(allowedActions(invitationLifecycle, standing, role)).toEqual(allowed)
  const taken = everyAction.filter((action) => 'to' in transition(invitationLifecycle, standing, action, [role]))
  expect(taken.toSorted()).toEqual([...allowed].toSorted())
})

test('nothing leads to moved: only another time does', () => {
  expect(Object.values(invitationLifecycle).map(({ to }) => to)).not.toContain('moved')
})

test('a yes to one evening is none to another; a no stays one', () => {
  const wednesday = new Date('2026-12-02T19:30:00+08:00')
  const thursday = new Date('2026-12-03T19:30:00+08:00')
  const states = InvitationStanding.exclude(['moved']).options
  const at = (planned: Date) => states.map((state) => standingOf({ state, askedFor: wednesday }, planned))
  expect(at(wednesday)).toEqual(['invited', 'accepted', 'declined', 'withdrawn'])
  expect(at(thursday)).toEqual(['moved', 'moved', 'declined', 'withdrawn'])
})
