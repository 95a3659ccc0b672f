import { expect, test } from 'vitest'
import { qrPath } from './path.ts'

/** The three corner marks every reader looks for. */
const mark = ['1111111', '1000001', '1011101', '1011101', '1011101', '1000001', '1111111']

const dots = ({ path }: { path: string }) =>
  new Set([...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, column, row]) => `${column},${row}`))

test('a code has its three marks, and grows with what it says', () => {
  const code = qrPath('https://zhibo.example/api/whip')
  const dark = dots(code)
  const corner = (left: number, top: number) =>
    mark.map((_, y) => mark.map((_, x) => (dark.has(`${left + x},${top + y}`) ? '1' : '0')).join(''))
  expect(corner(0, 0)).toEqual(mark)
  expect(corner(code.size - 7, 0)).toEqual(mark)
  expect(corner(0, code.size - 7)).toEqual(mark)
  expect(qrPath('x'.repeat(200)).size).toBeGreaterThan(code.size)
})

test('the same text is the same code, another text another', () => {
  expect(qrPath('一').path).toBe(qrPath('一').path)
  expect(qrPath('一').path).not.toBe(qrPath('二').path)
})
