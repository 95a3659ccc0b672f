import { expect, test } from 'vitest'
import { checkCreditCode } from './credit-code.ts'

test.each([
  '91511725MADEM0A15L',
  '91511725MADEM0B2XM',
  '91511725MADEM0C34Y',
  '91511725MADEM0D495',
  '91511725MADEM0E539',
  '91511725MADEM0F68F',
  '91511725MADEM0G72K',
  '91511725MADEM0H87R',
  '12511725MBDEM00153',
])('%s passes both checks and lies in Qu County', (code) => {
  expect(checkCreditCode(code)).toMatchObject({
    code,
    valid: true,
    organisationCodeValid: true,
    region: { code: '511725', name: '四川达州渠县' },
  })
})

test.each([' 91511725 madem0a15l ', '９１５１１７２５ＭＡＤＥＭ０Ａ１５Ｌ', '9151\u200b1725MADEM0A15L'])(
  'case, spaces and full width are folded: %s',
  (code) => {
    expect(checkCreditCode(code)).toMatchObject({ code: '91511725MADEM0A15L', valid: true })
  },
)

test.each(['', '91511725MADEM0A15', '91511725MADEM0A15L0', '91511725MADEM0A15I', '91511725MADEM0A15M', '渠县'])(
  'a wrong length, alphabet or check is told, never thrown: %s',
  (code) => {
    const check = checkCreditCode(code)
    expect(check.valid).toBe(false)
    expect(check.note).not.toBe('')
  },
)

test('the outer and the inner check are told apart', () => {
  expect(checkCreditCode('91511725MADEM0A15M')).toMatchObject({ valid: false, organisationCodeValid: true })
})

test('a region that is in no table has no name', () => {
  expect(checkCreditCode('91991725MADEM0A15L').region).toEqual({ code: '991725', name: null })
})
