import type { Typed } from '#lib/forms/typed.ts'
import type { SheetPart } from './sheet.ts'

/** A decision with every part passed. */
export const allPassed = (typed: Typed, parts: readonly SheetPart[]): Typed => ({
  ...typed,
  ...Object.fromEntries(parts.map(({ part }) => [`parts.${part}.result`, 'pass'])),
})

/** What the checks found, written into the parts that nobody has judged yet; the others stay as they are. */
export function asFound(typed: Typed, parts: readonly SheetPart[]): Typed {
  const filled = { ...typed }
  for (const { part, proposal } of parts) {
    const name = `parts.${part}`
    if (typed[`${name}.result`]) continue
    filled[`${name}.result`] = proposal ? 'return' : 'pass'
    if (!proposal) continue
    filled[`${name}.reasonCode`] = proposal.reasonCode
    filled[`${name}.article`] = proposal.article
    filled[`${name}.note`] = proposal.note
  }
  return filled
}
