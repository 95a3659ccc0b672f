import type { Finding } from '@zhibo/core/checks/schema'
import { diffOf, type Stretch } from './diff.ts'

/** A piece of a revision's text: whether it is new, and which finding points at it. */
export interface Piece extends Stretch {
  /** The place of the finding in the list that was given; null where nothing points. */
  finding: number | null
}

/**
 * A text cut where it changed and where findings begin and end. Where two findings overlap, the first has the words.
 * Without an older text nothing has changed.
 */
export function piecesOf(before: string | null, text: string, findings: readonly Pick<Finding, 'span'>[]): Piece[] {
  const owner = ownersOf(text, findings)
  const pieces: Piece[] = []
  let at = 0
  for (const { text: words, change } of diffOf(before ?? text, text)) {
    if (change === 'removed') {
      pieces.push({ text: words, change, finding: null })
      continue
    }
    for (const end = at + words.length; at < end;) {
      let to = at + 1
      while (to < end && owner[to] === owner[at]) to++
      pieces.push({ text: text.slice(at, to), change, finding: owner[at] ?? null })
      at = to
    }
  }
  return pieces
}

/** For each UTF-16 unit of the text, the finding that points at it. */
function ownersOf(text: string, findings: readonly Pick<Finding, 'span'>[]): (number | undefined)[] {
  const owner = Array.from<number | undefined>({ length: text.length })
  findings.forEach(({ span }, index) => {
    if (span) for (let at = span[0]; at < Math.min(span[1], text.length); at++) owner[at] ??= index
  })
  return owner
}
