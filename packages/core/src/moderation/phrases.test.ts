import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bareOf, phraseFinder } from './phrases.ts'

const find = phraseFinder(['赌博', '傻逼', '刷单', '网贷', '骗子', 'sb', '办证 刻章', '中介费'])
const foundIn = (text: string) => find(text).map(({ phrase }) => phrase)

describe('a phrase is found', () => {
  test.each([
    ['as it is', '下班一起赌博吗', '赌博'],
    ['with blanks between', '赌 博', '赌博'],
    ['with marks between', '刷，单', '刷单'],
    ['with pictures between', '傻❤️逼', '傻逼'],
    ['with zero-width characters between', '赌\u200b\u200d博', '赌博'],
    ['in traditional characters', '賭博和網貸', '赌博'],
    ['in full width', 'ＳＢ', 'sb'],
    ['in capitals with points', '你是S.B.吗', 'sb'],
    ['in letters of another script', 'ѕв', 'sb'],
    ['with an accent', 'ŝb', 'sb'],
    ['with signs for letters', '$b', 'sb'],
    ['taken apart', '贝者博网站', '赌博'],
    ['by a character that looks or sounds like it', '堵搏', '赌博'],
    ['in parts of two characters', '马扁子', '骗子'],
    ['by a letter for a character', '傻b', '傻逼'],
    ['with the blank it was entered with or without', '办证刻章', '办证 刻章'],
  ])('%s', (_, text, phrase) => {
    expect(foundIn(text)).toContain(phrase)
  })
})

test.each([
  'usb 口能充电吗',
  '厂里能刷卡吗，单休还是双休',
  '网上怎么投',
  '中介收费吗',
  '妈妈能一起来吗',
  '博士能来吗，不去打赌',
  '别刷。。。。单子够多了',
])('%s holds nothing', (text) => {
  expect(find(text)).toEqual([])
})

test('bounds are those of the text as sent, marks and all', () => {
  const text = '别去 賭…博 了'
  expect(find(text)).toEqual([{ phrase: '赌博', start: 3, end: 6 }])
  expect(text.slice(3, 6)).toBe('賭…博')
})

test('of phrases that begin alike the longest counts, and none twice', () => {
  const both = phraseFinder(['网贷', '网贷平台'])
  expect(both('网贷平台和网贷').map(({ phrase }) => phrase)).toEqual(['网贷平台', '网贷'])
})

test('two phrases with one bare form are the same', () => {
  expect(bareOf('賭 博')).toBe(bareOf('赌博'))
  expect(bareOf('Ｓ-Ｂ')).toBe('sb')
})

test('no phrases find nothing, and what has no letter is no phrase', () => {
  expect(phraseFinder([])('赌博')).toEqual([])
  expect(phraseFinder(['！！', ' '])('！！什么 ')).toEqual([])
})

test('whatever is written, bounds lie in the text and do not cross', () => {
  const piece = fc.oneof(
    fc.constantFrom('赌', '博', '贝者', '傻', 's', '$', 'b', ' ', '，', '❤', '\u200b', '𠮷'),
    fc.string(),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('')
      let last = 0
      for (const { start, end } of find(text)) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(text.length)
        last = end
      }
    }),
  )
})

test('a phrase of many letters that may be written otherwise costs no more than another', () => {
  const many = phraseFinder([
    's'.repeat(40),
    'l'.repeat(40),
    ...Array.from({ length: 2000 }, (_, nth) => `第${nth}句脏话`),
  ])
  const begun = performance.now()
  for (let nth = 0; nth < 200; nth += 1) many(`${'$5'.repeat(50)}${'1!'.repeat(50)}`)
  expect(performance.now() - begun).toBeLessThan(2000)
})
