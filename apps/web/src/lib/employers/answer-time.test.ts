import { expect, test } from 'vitest'
import { answerTimeOf } from './answer-time.ts'

test.each([
  [1, '一个工作日', 'one working day'],
  [2, '两个工作日', 'two working days'],
  [15, '15个工作日', '15 working days'],
])('a promise of %i', (days, zh, en) => {
  expect(answerTimeOf(days, 'zh-CN')).toBe(zh)
  expect(answerTimeOf(days, 'en')).toBe(en)
})
