/** Digits in letters: a time in digits would be held for a phone number. */
export const letters = 'abcdefghij'

export const toLetters = (value: number): string => String(value).replace(/\d/g, (digit) => letters[Number(digit)]!)
export const toNumber = (text: string): number =>
  Number(text.replace(/[a-j]/g, (letter) => String(letters.indexOf(letter))))
