import { checkCreditCode } from '../checks/credit-code.ts'
import { around, type PrintedLine } from './print.ts'
import type { Box } from './schema.ts'

/** The letters a credit code may have; I, O, S, V and Z would look too much like others. */
export const codeAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

const length = 18
const lookalikes: Record<string, string> = { I: '1', O: '0', S: '5', Z: '2', V: 'Y' }

/** Both checks: the code's own (GB 32100) and that of the organisation code in it (GB 11714). */
export function passesChecks(code: string): boolean {
  const { valid, organisationCodeValid } = checkCreditCode(code)
  return valid && organisationCodeValid
}

/**
 * The credit code that readings of one and the same print most likely mean: letters the alphabet lacks become those
 * they were taken for, and what was read twice is left out again, when that makes both checks agree. Null when nothing
 * of that length was read.
 */
export function likelyCode(readings: readonly string[]): { code: string; passes: boolean } | null {
  const folded = readings.map(fold)
  const passing = folded.flatMap(variants).find(passesChecks)
  if (passing !== undefined) return { code: passing, passes: true }
  const whole = folded.find((code) => code.length === length)
  return whole === undefined ? null : { code: whole, passes: false }
}

/** A code hidden in a QR code's text, usually an address; only one that passes both checks is taken for one. */
export function codeIn(text: string): string | null {
  const runs = text.toUpperCase().match(/[0-9A-Z]{18,}/g) ?? []
  const parts = runs.flatMap((run) =>
    Array.from({ length: run.length - length + 1 }, (_, at) => run.slice(at, at + 18)),
  )
  return parts.find(passesChecks) ?? null
}

/** Where the code stands: the longest run of digits and capitals on the line that says so, else on any. */
export function whereCode(lines: readonly PrintedLine[]): { text: string; confidence: number; box: Box } | null {
  const named = lines.filter((line) => /信用代码/.test(line.map(({ text }) => text).join('')))
  for (const line of [...named, ...lines]) {
    const words = line.filter(({ text }) => /^[0-9A-Za-z]{3,}$/.test(text))
    const text = words.map((word) => word.text).join('')
    if (text.length >= length - 3 && text.length <= length + 4) return { text, ...around(words) }
  }
  return null
}

function fold(text: string): string {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
  return Array.from(plain, (letter) => (codeAlphabet.includes(letter) ? letter : (lookalikes[letter] ?? letter))).join(
    '',
  )
}

/** As read, with L for 1, and with any one or two characters left out that were read twice. */
function variants(code: string): string[] {
  const extra = code.length - length
  if (extra === 0) return [code, code.replaceAll('L', '1')]
  if (extra < 0 || extra > 2) return []
  return Array.from(code, (_, at) => code.slice(0, at) + code.slice(at + 1)).flatMap(variants)
}
