import { z } from 'zod'
import { counties, prefectures, provinces } from './places.ts'

/** The code as typed; case, spaces and full width are folded. */
export const CreditCodeInput = z.object({ code: z.string() })
export type CreditCodeInput = z.infer<typeof CreditCodeInput>

export const CreditCodeCheck = z.object({
  code: z.string(),
  valid: z.boolean(),
  organisationCodeValid: z.boolean(),
  region: z.object({ code: z.string(), name: z.string().nullable() }),
  note: z.string(),
})
export type CreditCodeCheck = z.infer<typeof CreditCodeCheck>

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const organisationAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]

/** Length, alphabet and check characters of a unified social credit code (GB 32100-2015) and of the organisation code in it (GB 11714). */
export function checkCreditCode(code: string): CreditCodeCheck {
  const folded = code
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .toUpperCase()
  const valid = hasOuterCheck(folded)
  const organisationCodeValid = hasOrganisationCheck(folded)
  const region = regionOf(folded)
  return { code: folded, valid, organisationCodeValid, region, note: noteOn(folded, valid, organisationCodeValid) }
}

function hasOuterCheck(code: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code)) return false
  const sum = weights.reduce((total, weight, at) => total + weight * alphabet.indexOf(code.charAt(at)), 0)
  return alphabet.indexOf(code.charAt(17)) === (31 - (sum % 31)) % 31
}

function hasOrganisationCheck(code: string): boolean {
  const organisation = code.slice(8, 17)
  if (code.length !== 18 || !/^[0-9A-Z]{8}[0-9X]$/.test(organisation)) return false
  const sum = organisationWeights.reduce(
    (total, weight, at) => total + weight * organisationAlphabet.indexOf(organisation.charAt(at)),
    0,
  )
  return organisation.charAt(8) === '0123456789X0'.charAt(11 - (sum % 11))
}

function regionOf(code: string): CreditCodeCheck['region'] {
  const digits = code.slice(2, 8)
  const parts = [provinces[digits.slice(0, 2)], prefectures[digits.slice(0, 4)], counties[digits]]
  const known = parts.filter((part) => part !== undefined)
  return { code: digits, name: known.length === 0 || !/^\d{6}$/.test(digits) ? null : known.join('') }
}

function noteOn(code: string, valid: boolean, organisationCodeValid: boolean): string {
  if (code.length !== 18) return `应为18位，现为${code.length}位。`
  if (!/^[0-9A-HJ-NPQRTUWXY]+$/.test(code)) return '含有代码字符集以外的字符（没有I、O、S、V、Z）。'
  if (!valid) return '校验码不符，请对照营业执照再核一遍；确属执照原文的，可由工作人员附图说明后放行。'
  if (!organisationCodeValid) return '其中的组织机构代码校验位不符，请对照营业执照再核一遍。'
  return '校验通过。'
}
