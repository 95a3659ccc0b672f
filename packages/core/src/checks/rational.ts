/** An exact fraction: wages are summed without floating error and rounded down once, at the end. */
export interface Rational {
  over: bigint
  under: bigint
}

/** A decimal number as written, exactly: 0.1 is one tenth. */
export function exact(value: number): Rational {
  const [digits = '0', exponent = '0'] = value.toString().split('e')
  const [whole = '0', fraction = ''] = digits.split('.')
  const shift = Number(exponent) - fraction.length
  const over = BigInt(whole + fraction)
  return shift < 0 ? { over, under: 10n ** BigInt(-shift) } : { over: over * 10n ** BigInt(shift), under: 1n }
}

export const fraction = (over: number, under: number): Rational => ({ over: BigInt(over), under: BigInt(under) })
export const plus = (a: Rational, b: Rational): Rational => ({
  over: a.over * b.under + b.over * a.under,
  under: a.under * b.under,
})
export const times = (a: Rational, b: Rational): Rational => ({ over: a.over * b.over, under: a.under * b.under })
export const isLess = (a: Rational, b: Rational): boolean => a.over * b.under < b.over * a.under
export const larger = (a: Rational, b: Rational): Rational => (isLess(a, b) ? b : a)

/** Rounded down, for values that are not negative; held within what a number carries exactly. */
export function floorOf(value: Rational): number {
  return safe(value.over / value.under)
}

/** The smallest whole number that is at least a ÷ b, never negative. */
export function ceilingOf(a: Rational, b: Rational): number {
  const over = a.over * b.under
  const under = a.under * b.over
  return over <= 0n ? 0 : safe((over + under - 1n) / under)
}

const most = BigInt(Number.MAX_SAFE_INTEGER)
const safe = (value: bigint) => Number(value > most ? most : value)
