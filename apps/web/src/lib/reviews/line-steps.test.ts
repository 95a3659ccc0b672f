import type { Role } from '@zhibo/core/identity/schema'
import type { FindingMarkView } from '@zhibo/core/reviews/finding-marks'
import type { ReinspectionView } from '@zhibo/core/reviews/reinspections'
import { expect, test } from 'vitest'
import { lookStep, markStep } from './line-steps.ts'

const here = 'here'
const someone = (role: Role, stationId: string | null = null) => ({ roles: [{ role, stationId }] })
const look = (given: Partial<ReinspectionView>) =>
  ({ stationId: here, notByMe: false, settledByOthers: false, ...given }) as ReinspectionView
const mark = (given: Partial<FindingMarkView>) =>
  ({ stationId: here, settledByOthers: false, ...given }) as FindingMarkView
const open = look({ state: 'open' })
const differs = look({ state: 'differs' })

test.each([
  [open, someone('reviewer'), 'answer'],
  [open, someone('lead', here), 'answer'],
  [open, someone('reviewer', 'elsewhere'), 'for_a_reviewer'],
  [open, someone('auditor'), 'for_a_reviewer'],
  [look({ state: 'open', notByMe: true }), someone('lead'), 'not_mine'],
  [differs, someone('lead'), 'settle'],
  [differs, someone('lead', here), 'settle'],
  [differs, someone('lead', 'elsewhere'), 'for_a_lead'],
  [differs, someone('reviewer'), 'for_a_lead'],
  [look({ state: 'differs', settledByOthers: true }), someone('lead'), 'settled_by_others'],
  [look({ state: 'agrees' }), someone('lead'), null],
  [look({ state: 'settled' }), someone('lead'), null],
])('a second look %j before %j', (it, me, step) => {
  expect(lookStep(me, it)).toBe(step)
})

test.each([
  [mark({ state: 'open' }), someone('lead'), 'settle'],
  [mark({ state: 'open' }), someone('lead', here), 'settle'],
  [mark({ state: 'open' }), someone('lead', 'elsewhere'), 'for_a_lead'],
  [mark({ state: 'open' }), someone('reviewer'), 'for_a_lead'],
  [mark({ state: 'open', settledByOthers: true }), someone('lead'), 'settled_by_others'],
  [mark({ state: 'upheld' }), someone('lead'), null],
  [mark({ state: 'overturned' }), someone('lead'), null],
])('a marked finding %j before %j', (it, me, step) => {
  expect(markStep(me, it)).toBe(step)
})
