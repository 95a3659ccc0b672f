import { ticked, type Typed } from '#lib/forms/typed.ts'
import { type Markable, markBox, noteBox } from './mark-box.ts'
import type { Sheet, SheetPart } from './sheet.ts'

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
    filled[markBox(part)] = [...ticked(typed[markBox(part)]), ...proposal.fields.map(({ field }) => field)].join(',')
    for (const { field, note } of proposal.fields) filled[noteBox(field)] ||= note
  }
  return filled
}

/** The verdict on a part turns to “return” with a mark in it; what was found at the field says why where nobody has yet. */
export function asMarked(typed: Typed, { part, field }: Markable, { findings, parts }: Sheet): Typed {
  const name = `parts.${part}`
  const grave = findings.filter((finding) => finding.field === field && finding.weight !== 'flag' && !finding.mark)
  const heaviest = grave.find(({ weight }) => weight === 'block') ?? grave[0]
  const said = parts.find((each) => each.part === part)?.proposal?.fields.find((each) => each.field === field)
  return {
    ...typed,
    [`${name}.result`]: 'return',
    [`${name}.reasonCode`]: typed[`${name}.reasonCode`] || (heaviest?.reasonCode ?? ''),
    [`${name}.article`]: typed[`${name}.article`] || (heaviest?.basis.slice(0, 100) ?? ''),
    [noteBox(field)]: typed[noteBox(field)] || (said?.note ?? ''),
  }
}
