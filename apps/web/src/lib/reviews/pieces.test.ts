import { expect, test } from 'vitest'
import { piecesOf } from './pieces.ts'

const at = (span: [number, number] | null) => ({ span })

test('flagged words are marked where they stand, and nothing is lost', () => {
  const pieces = piecesOf(null, '招平车工，限女性，包住', [at([5, 8])])
  expect(pieces.map(({ text }) => text)).toEqual(['招平车工，', '限女性', '，包住'])
  expect(pieces.map(({ finding }) => finding)).toEqual([null, 0, null])
})

test('findings that overlap, or point at the whole field, lose no letter either', () => {
  const text = '不招已婚已育女工'
  const pieces = piecesOf(null, text, [at([0, 6]), at([2, 8]), at(null)])
  expect(pieces.map((piece) => piece.text).join('')).toBe(text)
  expect(pieces.map(({ finding }) => finding)).toEqual([0, 1])
})

test('words that are new and flagged are both', () => {
  expect(piecesOf('招平车工。', '招平车工，限女性。', [at([5, 8])])).toEqual([
    { text: '招平车工', change: 'kept', finding: null },
    { text: '，', change: 'added', finding: null },
    { text: '限女性', change: 'added', finding: 0 },
    { text: '。', change: 'kept', finding: null },
  ])
})
