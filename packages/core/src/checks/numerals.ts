/** A whole or decimal number in folded text, in digits or Chinese. */
export const number = '(?:\\d{1,7}(?:\\.\\d{1,3})?|[〇零一二三四五六七八九十百千两俩廿卅半]{1,7})'

const digits: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  俩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const tens: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** The value of such a number: 45, 四十五, 一百二, 四五 read digit by digit. */
export function valueOf(written: string): number {
  if (/^\d/.test(written)) return Number(written)
  if (written === '半') return 0.5
  const plain = written.replaceAll('廿', '二十').replaceAll('卅', '三十')
  if (!/[十百千]/.test(plain)) return Number(Array.from(plain, (digit) => digits[digit] ?? 0).join(''))
  let sum = 0
  let digit = 0
  for (const unit of plain) {
    const ten = tens[unit]
    if (ten === undefined) digit = digits[unit] ?? 0
    else {
      sum += (digit || 1) * ten
      digit = 0
    }
  }
  return sum + digit
}
