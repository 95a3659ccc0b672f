import type { Finding } from '@zhibo/core/checks/schema'

/** A piece of a text; `finding` where the checks point at it. */
export interface Piece {
  text: string
  finding: Finding | null
}

/** A text cut where findings begin and end. Where two overlap, the first one has the words. */
export function piecesOf(text: string, findings: readonly Finding[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const finding of findings) {
    const [from, to] = finding.span ?? [0, 0]
    if (to <= at || to <= from) continue
    const start = Math.max(from, at)
    if (start > at) pieces.push({ text: text.slice(at, start), finding: null })
    pieces.push({ text: text.slice(start, to), finding })
    at = to
  }
  if (at < text.length) pieces.push({ text: text.slice(at), finding: null })
  return pieces
}
