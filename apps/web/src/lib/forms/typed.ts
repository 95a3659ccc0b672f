/** What a form holds, by the names of its controls: exactly as typed, so that a refused form can show it again. Ticked lists are joined by commas. */
export type Typed = Record<string, string>

/** The text of a form. Files are not typed, and go their own way. */
export function typedOf(form: FormData): Typed {
  const typed: Typed = {}
  for (const [name, value] of form) {
    if (typeof value !== 'string') continue
    typed[name] = name in typed ? `${typed[name]},${value}` : value
  }
  return typed
}

/** A ticked list as it was joined by `typedOf`. */
export const ticked = (list: string | undefined): string[] => (list ? list.split(',').filter(Boolean) : [])

/** A number as people type it: full width digits, thousands separators, ¥ and 元. Undefined when left empty, NaN when it is none. */
export function figure(text: string | undefined): number | undefined {
  const plain = (text ?? '')
    .normalize('NFKC')
    .replace(/[\s,，¥￥元]/g, '')
    .trim()
  if (plain === '') return undefined
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN
}

/** Fen from yuan as typed. */
export const fenOf = (yuan: string | undefined): number | undefined => scaled(yuan, 100)

/** Thousandths of a yuan from a piece price as typed. */
export const milliyuanOf = (yuan: string | undefined): number | undefined => scaled(yuan, 1000)

/** The other way round: what stands in the box for an amount that is kept. Nothing for none. */
export const yuanOf = (amount: number | null | undefined, parts: 100 | 1000): string =>
  amount ? String(amount / parts) : ''

/** What stands in the box for a kept number or text. */
export const shown = (value: string | number | null | undefined): string => (value ?? '').toString()

function scaled(yuan: string | undefined, parts: 100 | 1000): number | undefined {
  const amount = figure(yuan)
  return amount === undefined ? undefined : Math.round(amount * parts)
}
