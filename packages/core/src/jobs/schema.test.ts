import { expect, test } from 'vitest'
import { checkJob } from '../checks/check-job.ts'
import { demoContext } from '../checks/testing.ts'
import { JobContent, JobDraft } from './schema.ts'
import { jobTemplate } from './templates.ts'

const whole = {
  ...jobTemplate('flat_seamer'),
  place: '渠县轻纺园 3 号楼',
  headcount: 5,
  validUntil: '2026-12-31',
}
const pay = { ...whole.pay, payDay: 15 }

const wrong = (change: Record<string, unknown>) => {
  const parsed = JobContent.safeParse({ ...whole, pay, ...change })
  return parsed.error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
}

test('a complete job is taken as it is', () => {
  expect(wrong({})).toBeUndefined()
})

test('a maximum below the minimum is refused at the maximum', () => {
  expect(wrong({ pay: { ...pay, advertisedMinFen: 400_000, advertisedMaxFen: 399_999 } })).toEqual([
    'pay.advertisedMaxFen max_below_min',
  ])
})

test.each([
  ['monthly', {}],
  ['hourly', { floorFen: 260_000 }],
  ['piece', { piecesPerHour: 60 }],
  ['piece_with_floor', { pieceRateMilliyuan: 350, piecesPerHour: 60 }],
  ['piece_plus_base', { pieceRateMilliyuan: 350, piecesPerHour: 60, floorFen: 260_000 }],
])('%s without its amounts is refused', (scheme, amounts) => {
  expect(wrong({ pay: { scheme, payDay: 15, ...amounts } })).toEqual(['pay.scheme pay_fields'])
})

test('a last day that is over is a finding on that field, whenever it is looked at', () => {
  const { findings } = checkJob(JobContent.parse({ ...whole, pay, validUntil: '2026-11-22' }), demoContext)
  expect(findings).toMatchObject([{ rule: 'missing_field', action: 'block', field: 'validUntil' }])
})

test('a title may hold an emoji, but is not one; nothing invisible hides in it', () => {
  expect(wrong({ title: '平车工 🧵' })).toBeUndefined()
  const only = JobContent.parse({ ...whole, pay, title: '🧵🧵' })
  expect(checkJob(only, demoContext).findings).toMatchObject([{ field: 'title', action: 'block' }])
  for (const hidden of ['平\u200b车工', '平车工\u202e', '平\ufeff车工', '裁\u2060床'])
    expect(wrong({ title: hidden })).toEqual(['title unseen_characters'])
})

test('operations and a last intake that say nothing are refused by their place', () => {
  const operations = [{ name: '上领', priceMilliyuan: 0, piecesPerHour: 52, source: 'posted' }]
  expect(wrong({ pay: { ...pay, operations } })?.[0]).toMatch(/^pay\.operations\.0\.priceMilliyuan/)
  const twice = Array.from({ length: 2 }, () => ({ ...operations[0], priceMilliyuan: 420 }))
  expect(wrong({ pay: { ...pay, operations: twice } })).toEqual(['pay.operations duplicate'])
  const lastIntake = { medianFen: 450_000, answers: 7, month: '2026-13' }
  expect(wrong({ pay: { ...pay, lastIntake } })?.[0]).toMatch(/^pay\.lastIntake\.month/)
})

test('a draft may be anything half-written, but not something else', () => {
  expect(JobDraft.safeParse({ pay: { operations: [{}], lastIntake: { answers: 2 } } }).success).toBe(true)
  expect(JobDraft.safeParse({ pay: { operations: [{ bonus: 1 }] } }).success).toBe(false)
  expect(JobDraft.safeParse({ pay: { operations: Array.from({ length: 21 }, () => ({})) } }).success).toBe(false)
})
