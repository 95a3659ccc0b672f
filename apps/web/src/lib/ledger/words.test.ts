import { expect, test } from 'vitest'
import { exactLength, hourFigure, hourTarget } from './words.ts'

test('airtime is told to the second, and never rounded up', () => {
  expect(exactLength(680_000, 'zh-CN')).toBe('11 分 20 秒')
  expect(exactLength(3_600_000, 'zh-CN')).toBe('1 小时')
  expect(exactLength(59_999, 'en')).toBe('59 s')
  expect(exactLength(7_925_000, 'en')).toBe('2 h 12 min 5 s')
  expect(hourFigure(9.49 * 3_600_000)).toBe('9.4')
  expect(hourTarget(12 * 3_600_000)).toBe('12')
})
