import { expect, test } from 'vitest'
import { fenOf, figure, milliyuanOf, ticked, typedOf, yuanOf } from './typed.ts'

test('money is typed in yuan, as people write it, and kept in fen', () => {
  expect(fenOf('4,500')).toBe(450_000)
  expect(fenOf('￥２２．５ 元')).toBe(2250)
  expect(fenOf('19.99')).toBe(1999)
  expect(fenOf(' ')).toBeUndefined()
  expect(fenOf('面议')).toBeNaN()
})

test('a piece price keeps its third decimal', () => {
  expect(milliyuanOf('0.35')).toBe(350)
  expect(milliyuanOf('0.185')).toBe(185)
  expect(yuanOf(185, 1000)).toBe('0.185')
  expect(yuanOf(0, 100)).toBe('')
})

test('a number with anything else in it is no number', () => {
  for (const text of ['1e3', '0x10', '一百', '12-']) expect(figure(text)).toBeNaN()
})

test('ticks of one name come back as a list, files are left out', () => {
  const form = new FormData()
  form.append('insurance', 'pension')
  form.append('insurance', 'injury')
  form.append('picture', new File(['x'], 'x.png'))
  expect(ticked(typedOf(form).insurance)).toEqual(['pension', 'injury'])
  expect(typedOf(form)).not.toHaveProperty('picture')
})
