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
  expect(Decide.parse(decisionOf('job', typed))).toEqual({
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
  expect(Decide.parse(decisionOf('employer', { expectedVersion: '1', decision: 'approve' })).reasonCode).toBe(
    'complete_and_true',
  )
  const bare = Decide.safeParse(decisionOf('employer', { expectedVersion: '1', decision: 'reject' }))
  expect(bare.error?.issues[0]?.path).toEqual(['reasonCode'])
})
