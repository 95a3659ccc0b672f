import type { Finding } from '@zhibo/core/checks/schema'
import { expect, test } from 'vitest'
import { piecesOf } from './marks.ts'

const at = (span: [number, number] | null): Finding => ({
  rule: 'sex',
  action: 'return',
  field: 'description',
  span,
  basis: '',
  message: '',
})

test('flagged words are marked where they stand, and nothing is lost', () => {
  const pieces = piecesOf('招平车工，限女性，包住', [at([5, 8])])
  expect(pieces.map((piece) => piece.text)).toEqual(['招平车工，', '限女性', '，包住'])
  expect(pieces.map((piece) => piece.finding !== null)).toEqual([false, true, false])
})

test('findings that overlap, or point at the whole field, lose no letter either', () => {
  const text = '不招已婚已育女工'
  const pieces = piecesOf(text, [at([0, 6]), at([2, 8]), at(null)])
  expect(pieces.map((piece) => piece.text).join('')).toBe(text)
})
