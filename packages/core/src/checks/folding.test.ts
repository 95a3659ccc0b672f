import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, spanOf } from './folding.ts'

test.each([
  ['限 男 性', '限男性'],
  ['押.金、保_证-金', '押金、保证金'],
  ['押\u200b金', '押金'],
  ['保証金、風險金', '保证金、风险金'],
  ['ＶＸ：１３８', 'vx:138'],
  ['①③捌', '13八'],
  ['𝟏𝟑٣', '133'],
  ['18 岁', '18岁'],
  ['8:00–17:30', '8:00–17:30'],
  ['3 500', '3 500'],
  ['限男\n装卸', '限男\n装卸'],
])('%j is read as %j', (sent, read) => {
  expect(fold(sent).text).toBe(read)
})

test('a span counts in the text as sent, whatever was folded', () => {
  const sent = '😀入职交 押·\u200b金 ２００元'
  const folded = fold(sent)
  const at = folded.text.indexOf('押金')

  const [start, end] = spanOf(folded, at, at + 2)

  expect(sent.slice(start, end)).toBe('押·\u200b金')
})

test('every folded unit comes from where its span says, in order', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (sent) => {
      const folded = fold(sent)
      const spans = Array.from({ length: folded.text.length }, (_, at) => spanOf(folded, at, at + 1))
      const sound = spans.every(([start, end], at) => {
        return start >= (spans[at - 1]?.[0] ?? 0) && end > start && end <= sent.length
      })
      expect(sound).toBe(true)
    }),
  )
})
