import { expect, test } from 'vitest'
import { EmployerFile, ManagementRules } from '../employers/schema.ts'
import { JobContent } from '../jobs/schema.ts'
import { fieldNames } from './field-names.ts'
import { fieldName, hasField, returnedFields, valueAt } from './fields.ts'
import { PartVerdict } from './schema.ts'

const job = { title: '平车工', pay: { operations: [{ name: '上领' }, { name: '上袖' }] } }

test('every field of a file and of a job can be sent back', () => {
  const file = Object.keys(EmployerFile.shape).filter((name) => name !== 'rules')
  const rules = Object.keys(ManagementRules.shape).map((name) => `rules.${name}`)
  const ofFile = [...Object.keys(fieldNames.qualification), ...Object.keys(fieldNames.rules)]
  expect(ofFile).toEqual(expect.arrayContaining([...file, ...rules]))
  const ofJob = [...Object.keys(fieldNames.job), ...Object.keys(fieldNames.pay)]
  const whole = Object.keys(JobContent.shape).filter((name) => name !== 'pay' && name !== 'hours')
  expect(ofJob).toEqual(expect.arrayContaining(whole))
})

test.each([
  ['job', 'title', true],
  ['pay', 'pay.floorFen', true],
  ['pay', 'pay.operations', true],
  ['pay', 'pay.operations.1', true],
  ['pay', 'pay.operations.2', false],
  ['pay', 'pay.operations.01', false],
  ['pay', 'pay.operations.#', false],
  ['pay', 'title', false],
  ['job', 'pay.floorFen', false],
  ['job', 'toString', false],
  ['job', 'title.0', false],
  ['job', '', false],
] as const)('of %s, %s is a field of this job: %s', (part, field, is) => {
  expect(hasField(part, field, job)).toBe(is)
})

test('a field is called by its place among several, in both languages', () => {
  expect(fieldName('rules', 'rulesOriginalIds.2', 'zh-CN')).toBe('管理制度第 3 张')
  expect(fieldName('pay', 'pay.operations.0', 'en')).toBe('Operation 1')
  expect(fieldName('pay', 'gone', 'en')).toBe('gone')
})

test('a title is called otherwise in a plan than in a job', () => {
  expect(fieldName('job', 'title', 'zh-CN')).not.toBe(fieldName('plan', 'title', 'zh-CN'))
})

test('what goes back is told in the order of the sheet, and only of parts that go back', () => {
  const parts = {
    pay: {
      result: 'return' as const,
      fields: [
        { field: 'pay.payDay', note: '' },
        { field: 'pay.scheme', note: '写清楚' },
      ],
    },
    job: { result: 'pass' as const },
  }
  expect(returnedFields(parts)).toEqual([
    { part: 'pay', field: 'pay.scheme', note: '写清楚' },
    { part: 'pay', field: 'pay.payDay', note: '' },
  ])
})

test('a decision of before fields were named still reads, and names none', () => {
  const old = PartVerdict.parse({ result: 'return', reasonCode: 'fees', note: '押金' })
  expect(returnedFields({ job: old })).toEqual([])
})

test('at most forty fields of a part go back, each with a short note', () => {
  const verdict = (fields: unknown) => PartVerdict.safeParse({ result: 'return', fields }).success
  expect(verdict(Array.from({ length: 40 }, (_, at) => ({ field: `a${at}` })))).toBe(true)
  expect(verdict(Array.from({ length: 41 }, (_, at) => ({ field: `a${at}` })))).toBe(false)
  expect(verdict([{ field: 'title', note: '长'.repeat(201) }])).toBe(false)
  expect(verdict([{ field: 'title', note: '看不\u202e见' }])).toBe(false)
})

test('a place that is not there holds nothing', () => {
  expect(valueAt(job, 'pay.operations.1.name')).toBe('上袖')
  expect(valueAt(job, 'hours.perDay')).toBeUndefined()
})
