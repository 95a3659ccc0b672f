import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { charactersIn, mostCharacters } from './length.ts'
import { cleaned, QuestionText } from './text.ts'

const family = '👨‍👩‍👧‍👦'
const piece = fc.oneof(
  fc.constantFrom(
    '包',
    ' ',
    '\n',
    '\u0000',
    '\u200d',
    '\ufe0f',
    '\ufeff',
    '\u0301',
    '👨',
    '👍🏽',
    '❤',
    '\ud83d',
    '\udc68',
    '\ue000',
  ),
  fc.string(),
)
const refusalOf = (text: string) => QuestionText.safeParse(text).error?.issues.map(({ message }) => message)

describe('what was typed is kept in one line, without what nobody sees', () => {
  test.each([
    ['blanks around and between', '  包住吗 \n\t 几点\r\n下班 ', '包住吗 几点 下班'],
    ['control characters', 'a\u0000包\u0007住\u001b[31m吗\u009f', 'a包住[31m吗'],
    ['zero-width characters', '包\u200b住\u200d\ufeff吗\u2060', '包住吗'],
    ['marks that turn the reading round', '\u202e吗住包\u202c \u2066x\u2069', '吗住包 x'],
    ['halves of characters', '包\ud83d住', '包住'],
    ['fillers', '\u3164包住\uffa0', '包住'],
    ['towers of marks', `z${'\u0301'.repeat(500)}`, 'z\u0301\u0301'],
    ['html', '<script>alert(1)</script> 包住吗', '<script>alert(1)</script> 包住吗'],
    ['a picture of several', `${family} 能来吗 ✌️👍🏽`, `${family} 能来吗 ✌️👍🏽`],
  ])('%s', (_, typed, kept) => {
    expect(cleaned(typed)).toBe(kept)
    expect(QuestionText.parse(typed)).toBe(kept)
  })

  test('and cleaning twice changes nothing', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const once = cleaned(pieces.join(''))
        expect(cleaned(once)).toBe(once)
      }),
    )
  })
})

describe('two hundred characters', () => {
  test('are counted as a person counts them', () => {
    expect(charactersIn(`包住吗${family}👍🏽✌️`)).toBe(6)
    expect(QuestionText.parse(`${'好'.repeat(199)}吗`)).toHaveLength(200)
    expect(QuestionText.parse(`包住吗${'😀'.repeat(197)}`)).toHaveLength(3 + 197 * 2)
  })

  test('and not one more: the words say by what it is too long', () => {
    expect(refusalOf('好'.repeat(mostCharacters + 1))).toEqual(['question_long'])
    expect(refusalOf(`包住吗${'😀'.repeat(198)}`)).toEqual(['question_long'])
    expect(refusalOf('问'.repeat(5000))).toEqual(['question_long'])
    expect(refusalOf(`能来吗${family.repeat(100)}`)).toEqual(['question_long'])
  })
})

test.each(['', '   ', '\u200b\u200d', '？？？', '😀'.repeat(200), '…👍'])('%j asks nothing', (typed) => {
  expect(QuestionText.safeParse(typed).success).toBe(false)
})
