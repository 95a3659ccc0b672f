import { expect, test } from 'vitest'
import { checkJob } from '../checks/check-job.ts'
import type { JobPost } from '../checks/schema.ts'
import { aLawfulPost, demoContext } from '../checks/testing.ts'
import { checkFile } from '../employers/check-file.ts'
import type { EmployerDraft } from '../employers/schema.ts'
import { reasonOfRule } from './reason-of-rule.ts'
import type { ReasonCode } from './schema.ts'

const now = new Date('2026-11-23T12:00:00+08:00')
const pay = { ...aLawfulPost.pay! }
const hours = { ...aLawfulPost.hours! }

/** What a revision goes back for: the reasons of all that must not stand. */
const reasonsOf = (findings: readonly { rule: keyof typeof reasonOfRule; action: string }[]) => [
  ...new Set(findings.filter(({ action }) => action !== 'flag').map(({ rule }) => reasonOfRule[rule])),
]

test.each<[string, Partial<JobPost>, ReasonCode]>([
  ['women only', { description: '限女性' }, 'discrimination'],
  ['carriers of hepatitis B turned away', { conditions: '须无乙肝' }, 'discrimination'],
  ['work for those of fourteen', { conditions: '年满14周岁即可' }, 'minors_unprotected'],
  ['a deposit', { description: '入职交押金200元' }, 'fees'],
  ['papers kept', { description: '入职扣押身份证' }, 'fees'],
  ['pay to be agreed', { description: '工资面议' }, 'pay_not_named'],
  ['a floor under the minimum wage', { pay: { ...pay, floorFen: 180_000 } }, 'pay_below_minimum'],
  ['a job for sure', { description: '报名保录' }, 'pay_exaggerated'],
  [
    'overtime at the plain price',
    { hours: { ...hours, overtimePieceMultiplier: 1 }, description: '加班单价不变' },
    'overtime_underpaid',
  ],
  ['half a year on probation of one', { probationMonths: 6 }, 'probation_unlawful'],
  ['insurance given up', { description: '自愿放弃社保' }, 'insurance_missing'],
  ['a number to add', { description: '加微信 zhibo123' }, 'contact_in_text'],
  ['no place', { place: '' }, 'missing_information'],
])('a job with %s goes back for it', (_, change, reason) => {
  expect(reasonsOf(checkJob({ ...aLawfulPost, ...change }, demoContext).findings)).toEqual([reason])
})

test.each<[string, EmployerDraft, ReasonCode]>([
  ['an agency without a permit', { kind: 'hr_agency' }, 'not_qualified'],
  ['a licence that ran out', { licenceExpires: '2026-11-22' }, 'licence_lapsed'],
  ['a licence of which no end was said', { licenceExpires: null }, 'missing_information'],
  ['nobody named who acts', { operatorIs: null }, 'missing_information'],
  ['fines', { rules: { fines: '迟到罚款 50 元' } }, 'rules_unlawful'],
  ['half the wage kept for damage', { rules: { damagePercent: 50 } }, 'rules_unlawful'],
  ['a day of twelve hours', { rules: { hoursPerDay: 12 } }, 'hours_unlawful'],
  ['overtime at the plain wage', { rules: { overtimeWeekdayPercent: 100 } }, 'overtime_underpaid'],
  ['probation of a year', { rules: { probationMonths: 12 } }, 'probation_unlawful'],
  ['a month’s notice in probation', { rules: { probationNoticeDays: 30 } }, 'probation_unlawful'],
  ['no insurance', { rules: { insurance: [] } }, 'insurance_missing'],
  ['minors without protection', { rules: { minors: 'protected' } }, 'minors_unprotected'],
])('a file with %s goes back for it', (_, change, reason) => {
  const file: EmployerDraft = {
    kind: 'maker',
    creditCode: '91511725MADEM0A15L',
    operatorIs: 'legal_representative',
    licenceExpires: 'long_term',
    ...change,
  }
  expect(reasonsOf(checkFile(file, now))).toEqual([reason])
})
