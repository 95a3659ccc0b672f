/** 21.75 days of 8 hours, and the law's most overtime: 36 hours at one and a half. */
export const monthHours = 174
export const overtimePaidHours = 54

/** A number that was really given: not absent, empty or negative. Nought counts as given. */
export function given(value: number | '' | null | undefined): number | null {
  return typeof value === 'number' && value >= 0 ? value : null
}

/** A number that says something: given and more than nought. */
export function stated(value: number | '' | null | undefined): number | null {
  const number = given(value)
  return number === 0 ? null : number
}

/** Fen as yuan, to the cent only where there is one. */
export function yuan(fen: number): string {
  const cents = fen % 100
  return `¥${Math.floor(fen / 100).toLocaleString('en-US')}${cents === 0 ? '' : `.${String(cents).padStart(2, '0')}`}`
}
