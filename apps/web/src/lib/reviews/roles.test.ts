import type { MeView } from '@zhibo/core/identity/schema'
import type { ReviewCaseView } from '@zhibo/core/reviews/schema'
import { expect, test } from 'vitest'
import { actionsOn, judges } from './roles.ts'

const now = new Date('2026-11-24T09:00:00+08:00')
const someone = (role: 'reviewer' | 'lead' | 'auditor') => ({ roles: [{ role, stationId: null }] }) as unknown as MeView
const aCase = (more: Partial<ReviewCaseView>): ReviewCaseView => ({
  id: '01a20af2-0000-7000-8000-000000000001',
  subject: 'job',
  subjectId: '01a20af2-0000-7000-8000-000000000002',
  revisionId: '01a20af2-0000-7000-8000-000000000003',
  revisionNumber: 1,
  title: '平车工',
  stationId: '01a20af2-0000-7000-8000-000000000004',
  state: 'submitted',
  version: 1,
  submittedAt: '2026-11-24T00:00:00Z',
  dueAt: '2026-11-26T00:00:00Z',
  overdue: false,
  claimedBy: null,
  claimedUntil: null,
  mine: false,
  submittedByMe: false,
  decidedByMe: false,
  findings: null,
  proposal: null,
  differs: false,
  mendBy: null,
  ...more,
})
const mineUntil = (claimedUntil: string) => aCase({ state: 'claimed', mine: true, claimedUntil })

test('an auditor reads, and may do nothing', () => {
  for (const state of ['submitted', 'claimed', 'approved', 'appealed'] as const)
    expect(actionsOn(someone('auditor'), aCase({ state }), now)).toEqual([])
})

test('a claim that ran out is there to be claimed again, not to be decided', () => {
  expect(actionsOn(someone('reviewer'), mineUntil('2026-11-24T01:05:00Z'), now)).toContain('approve')
  expect(actionsOn(someone('reviewer'), mineUntil('2026-11-24T00:59:59Z'), now)).toEqual(['claim'])
})

test('nobody gets a button for what they handed in themselves', () => {
  expect(actionsOn(someone('lead'), aCase({ submittedByMe: true }), now)).toEqual([])
})

test('what waits for a second name can be signed as what it is, by a lead who did not propose it', () => {
  const waits = (byMe: boolean) =>
    aCase({ state: 'awaiting_signature', proposal: { action: 'overturn', by: { id: '', name: '' }, byMe } })
  expect(actionsOn(someone('lead'), waits(false), now)).toEqual(['overturn', 'decline_answer'])
  expect(actionsOn(someone('lead'), waits(true), now)).toEqual([])
  expect(actionsOn(someone('reviewer'), waits(false), now)).toEqual([])
})

test('an approval that waits for a second name is signed or declined, in no form of a decision', () => {
  const waits = aCase({
    state: 'awaiting_signature',
    proposal: { action: 'approve', by: { id: '', name: '' }, byMe: false },
  })
  const actions = actionsOn(someone('lead'), waits, now)
  expect(actions).toEqual(['approve', 'decline_approve'])
  expect(judges(actions, waits)).toBe(false)
  const mine = mineUntil('2026-11-24T01:05:00Z')
  expect(judges(actionsOn(someone('reviewer'), mine, now), mine)).toBe(true)
})

test('an appeal is answered by somebody who did not decide the case', () => {
  const appealed = (decidedByMe: boolean) => aCase({ state: 'appealed', decidedByMe })
  expect(actionsOn(someone('reviewer'), appealed(false), now)).toEqual(['propose_uphold', 'propose_overturn'])
  expect(actionsOn(someone('reviewer'), appealed(true), now)).toEqual([])
})
