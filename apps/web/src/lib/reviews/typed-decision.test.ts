import { Decide } from '@zhibo/core/reviews/schema'
import { expect, test } from 'vitest'
import { decisionOf } from './typed-decision.ts'

test('a job goes back with the words and the reason of its part', () => {
  const typed = {
    expectedVersion: '3',
    decision: 'return',
    'parts.job.result': 'return',
    'parts.job.reasonCode': 'discrimination',
    'parts.job.article': '就业促进法 27',
    'parts.job.note': '写了“限女性”，改成“男女不限”。',
    'parts.pay.result': 'pass',
    'parts.pay.note': '先前写的',
  }
  expect(Decide.parse(decisionOf('job', typed, 'zh-CN'))).toEqual({
    expectedVersion: 3,
    decision: 'return',
    reasonCode: 'discrimination',
    publicNote: '写了“限女性”，改成“男女不限”。',
    internalNote: '',
    parts: {
      job: {
        result: 'return',
        reasonCode: 'discrimination',
        article: '就业促进法 27',
        note: '写了“限女性”，改成“男女不限”。',
      },
      pay: { result: 'pass' },
    },
  })
})

test('an approval needs no reason, a rejection does', () => {
  expect(Decide.parse(decisionOf('employer', { expectedVersion: '1', decision: 'approve' }, 'zh-CN')).reasonCode).toBe(
    'complete_and_true',
  )
  const bare = Decide.safeParse(decisionOf('employer', { expectedVersion: '1', decision: 'reject' }, 'zh-CN'))
  expect(bare.error?.issues[0]?.path).toEqual(['reasonCode'])
})

test('a marked field sends its part back, and its note is the word to the employer', () => {
  const typed = {
    expectedVersion: '3',
    decision: 'return',
    'fields.pay': 'pay.payDay,pay.floorFen,pay.floorFen',
    'notes.pay.floorFen': ' 写到 2600 以上 ',
    'notes.pay.scheme': '取消了的标记',
    'parts.pay.reasonCode': 'pay_below_minimum',
    'parts.job.result': 'pass',
  }
  const { parts, publicNote, reasonCode } = Decide.parse(decisionOf('job', typed, 'zh-CN'))
  expect(reasonCode).toBe('pay_below_minimum')
  expect(parts.pay).toEqual({
    result: 'return',
    reasonCode: 'pay_below_minimum',
    fields: [
      { field: 'pay.payDay', note: '' },
      { field: 'pay.floorFen', note: '写到 2600 以上' },
    ],
  })
  expect(publicNote).toBe('保底（每月）：写到 2600 以上\n每月几号发工资')
})

test('a part that is said to pass keeps its marks, so that the API can refuse that in words', () => {
  const typed = { decision: 'approve', 'parts.job.result': 'pass', 'fields.job': 'title' }
  expect(decisionOf('job', typed, 'zh-CN')).toMatchObject({
    parts: { job: { result: 'pass', fields: [{ field: 'title' }] } },
  })
})
