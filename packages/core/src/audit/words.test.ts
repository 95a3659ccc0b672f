import { expect, test } from 'vitest'
import { wordDetail } from './words.ts'

test.each([
  ['a word stays as it is', 'licence', 'licence', 'licence'],
  ['several are listed', ['a', 'b'], 'a、b', 'a, b'],
  ['no evidence was seen', [], '无', 'none'],
  ['nothing before', null, '无', 'none'],
  ['a yes', true, '是', 'yes'],
  ['figures are shown as they were written', { sharePercent: 5 }, '{"sharePercent":5}', '{"sharePercent":5}'],
])('a detail of the trail: %s', (_, value, zh, en) => {
  expect(wordDetail('value', value, 'zh-CN').value).toBe(zh)
  expect(wordDetail('value', value, 'en').value).toBe(en)
})
