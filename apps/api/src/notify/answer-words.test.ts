import { locales } from '@zhibo/core/problem/locale'
import { expect, test } from 'vitest'
import { answerWords, isTold } from './answer-words.ts'

test.for(['contact', 'invite', 'arrive', 'sign', 'refuse', 'unreachable'] as const)(
  'an answer is told in both languages: %s',
  (answer) => {
    expect(isTold(answer)).toBe(true)
    const [zh, en] = locales.map((locale) => answerWords(answer, '', locale))
    expect(zh).toMatch(/[一-鿿]/)
    expect(en).toMatch(/^[^一-鿿]+$/)
  },
)

test('being looked at is no answer, and one that was kept in words is told as it was', () => {
  expect(isTold('view')).toBe(false)
  expect(answerWords('请您到厂面谈', '', 'en')).toBe('请您到厂面谈')
})
