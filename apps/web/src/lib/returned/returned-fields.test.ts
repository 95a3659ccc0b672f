import type { JobDraft } from '@zhibo/core/jobs/schema'
import type { EmployerDraft } from '@zhibo/core/employers/schema'
import { describe, expect, test } from 'vitest'
import { typedOfFile } from '#lib/employers/typed-file.ts'
import { typedOfJob } from '#lib/jobs/typed-job.ts'
import { isMended, namesOfReturned, returnedIn, untouchedWords, wordsBeside } from './returned-fields.ts'

const job: JobDraft = {
  title: '平车工',
  conditions: '限女性。',
  exceptions: [],
  pay: {
    scheme: 'piece_with_floor',
    floorFen: 230_000,
    operations: [
      { name: '上领', priceMilliyuan: 350, piecesPerHour: 60, source: 'posted' },
      { name: '上袖', priceMilliyuan: 300, piecesPerHour: 60, source: 'posted' },
    ],
  },
}
const file: EmployerDraft = {
  name: '锦绣',
  licencePictureId: 'a',
  licenceExpires: '2026-01-01',
  rulesOriginalIds: ['x', 'y', 'z'],
}

const back = (fields: [field: string, note: string][]) => ({
  result: 'return',
  reasonCode: 'missing_information',
  fields: fields.map(([field, note]) => ({ field, note })),
})
const ofJob = (part: string, ...fields: [string, string][]) =>
  returnedIn({ parts: { [part]: back(fields) } }, typedOfJob(job), 'zh-CN')
const ofFile = (part: string, ...fields: [string, string][]) =>
  returnedIn({ parts: { [part]: back(fields) } }, typedOfFile(file), 'zh-CN')

describe('what a reviewer sent back', () => {
  test('stands beside its field until that was changed, in the words that were noted', () => {
    const returned = ofJob('job', ['conditions', '改成男女不限'])
    const typed = typedOfJob(job)
    expect(wordsBeside(returned, typed)).toEqual({ conditions: '改成男女不限' })
    expect(wordsBeside(returned, { ...typed, conditions: '男女不限。' })).toEqual({})
    expect(wordsBeside(returned, { ...typed, conditions: '限女性。 ' })).toEqual({ conditions: '改成男女不限' })
  })

  test('is said by the reason of its part where nothing was noted', () => {
    expect(ofJob('job', ['title', ''])[0]!.words).toBe('信息不全')
    const [silent] = returnedIn({ parts: { job: { ...back([['title', '']]), reasonCode: undefined } } }, {}, 'zh-CN')
    expect(silent!.words).toBe('这里要改')
    // The reason of a part tells nothing of any one of several.
    expect(ofJob('job', ['title', ''], ['conditions', '改成男女不限']).map(({ words }) => words)).toEqual([
      '这里要改',
      '改成男女不限',
    ])
  })

  test('is called as on its form', () => {
    const decision = { parts: { pay: back([['pay.floorFen', '']]), job: back([['conditions', '']]) } }
    expect(namesOfReturned(decision, 'zh-CN')).toEqual(['有什么要求', '保底（每月）'])
    expect(namesOfReturned(decision, 'en')).toEqual(['What you ask for', 'Guaranteed floor a month'])
  })

  test('names nothing in a decision of before fields were named', () => {
    const old = { parts: { job: { result: 'return', reasonCode: 'fees' }, gone: 'nonsense' } }
    expect(returnedIn(old, {}, 'zh-CN')).toEqual([])
  })
})

test.each<[string, string, Record<string, string>, boolean]>([
  ['pay', 'pay.floorFen', { 'pay.floorFen': '2600' }, true],
  ['pay', 'pay.floorFen', { 'pay.payDay': '20' }, false],
  ['pay', 'pay.operations.1', { 'pay.operations.1.priceMilliyuan': '0.4' }, true],
  ['pay', 'pay.operations.1', { 'pay.operations.0.priceMilliyuan': '0.4' }, false],
  ['pay', 'pay.operations', { 'pay.operations.2.name': '锁边' }, true],
  ['pay', 'pay.operations', {}, false],
  ['pay', 'pay.lastIntake', { 'pay.lastIntake.answers': '9' }, true],
  ['job', 'exceptions', { exceptionReason: '矿山' }, true],
])('of %s, %s after %o: mended is %s', (part, field, typed, mended) => {
  const [returned] = ofJob(part, [field, ''])
  expect(isMended(returned!, { ...typedOfJob(job), ...typed })).toBe(mended)
})

test.each<[string, string, Record<string, string>, boolean]>([
  ['qualification', 'licencePictureId', { licencePictureId: 'b' }, true],
  ['qualification', 'licencePictureId', {}, false],
  ['qualification', 'licenceExpires', { licenceLongTerm: 'yes' }, true],
  ['rules', 'rulesOriginalIds.1', { rulesOriginalIds: 'y,x,z' }, false],
  ['rules', 'rulesOriginalIds.1', { rulesOriginalIds: 'x,z' }, true],
  ['rules', 'rulesOriginalIds', { rulesOriginalIds: 'x,z' }, true],
])('of a file, %s %s after %o: mended is %s', (part, field, typed, mended) => {
  const [returned] = ofFile(part, [field, ''])
  expect(isMended(returned!, { ...typedOfFile(file), ...typed })).toBe(mended)
})

test('of several sheets each is named, at the one control that holds them', () => {
  const returned = ofFile('rules', ['rulesOriginalIds.0', '歪了'], ['rulesOriginalIds.2', '看不清'])
  expect(wordsBeside(returned, typedOfFile(file))).toEqual({
    rulesOriginalIds: '管理制度第 1 张：歪了 管理制度第 3 张：看不清',
  })
})

test('in the list each sheet says its own alone, beside its name', () => {
  expect(ofFile('rules', ['rulesOriginalIds.2', '看不清'])[0]).toMatchObject({
    label: '管理制度第 3 张',
    words: '看不清',
  })
})

test('before it is handed in again it says what is still as it was, and what was not replaced', () => {
  const returned = [...ofFile('rules', ['rules.hours', ''], ['rulesOriginalIds.2', '']), ...ofJob('job', ['title', ''])]
  const typed = { ...typedOfFile(file), ...typedOfJob(job) }
  expect(untouchedWords(returned, typed)).toBe('几点上班，几点下班、岗位名称还没有改。 管理制度第 3 张还没有换。')
  expect(untouchedWords(returned, { ...typed, title: 'x', 'rules.hours': '8', rulesOriginalIds: '' })).toBe('')
})
