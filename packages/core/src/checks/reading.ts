import { denialOf, isFreed } from './negation.ts'
import { type Folded, fold, spanOf } from './folding.ts'

/** A phrase to look for in folded text. */
export interface Phrase {
  /** With the flag g, or y together with `at`. A group `lead` caught by a lookbehind belongs to what is found. */
  find: RegExp
  /** Where `find` is tried; shared by many phrases, and looked for once in a text. */
  at?: RegExp
  /** A noun that a list of denied or unlimited things may hold (押金, 身高), not a whole statement. */
  bare?: true
  /** Carries its own 不 or 无 or is a rejection: only a double denial lifts it. */
  firm?: true
  /** Lawful: tested against the clause with the trigger replaced by ◆. */
  unless?: RegExp
}

export type Groups = Readonly<Record<string, string | undefined>>

/** A phrase found: folded bounds, and the clause around it. */
export interface Match {
  start: number
  end: number
  text: string
  before: string
  after: string
  /** The mark that ends the clause, '' at the end of the text. */
  stop: string
  groups: Groups
}

/** A text of the post with the name of its field. */
export interface Reading {
  field: string
  folded: Folded
  /** Where the words of `Phrase.at` stand, as far as they were looked for. */
  places: Map<RegExp, number[]>
}

const reach = 80
const clauseEnds = new Set([',', '。', ';', '!', '?', '\n', '…'])

export const read = (field: string, text: string): Reading => ({
  field,
  folded: fold(text),
  places: new Map(),
})

/**
 * The places where a phrase means what it says: not denied, not unlimited, not in a lawful context. A rule with its own
 * grammar passes its own test of meaning instead.
 */
export function matchesOf(
  reading: Reading,
  phrases: readonly Phrase[],
  means: (match: Match, phrase: Phrase) => boolean = meansIt,
): Match[] {
  const found: Match[] = []
  for (const phrase of phrases) {
    for (const hit of hitsOf(reading, phrase)) {
      if (hit[0].length === 0) continue
      const match = {
        ...clauseAround(reading.folded, hit.index - (hit.groups?.lead?.length ?? 0), hit.index + hit[0].length),
        groups: hit.groups ?? {},
      }
      if (means(match, phrase)) found.push(match)
    }
  }
  return apart(found)
}

function* hitsOf({ folded, places }: Reading, { find, at }: Phrase): Iterable<RegExpExecArray> {
  if (at === undefined) {
    yield* folded.text.matchAll(find)
    return
  }
  let known = places.get(at)
  if (known === undefined) {
    known = Array.from(folded.text.matchAll(at), ({ index }) => index)
    places.set(at, known)
  }
  for (const index of known) {
    find.lastIndex = index
    const hit = find.exec(folded.text)
    if (hit) yield hit
  }
}

export const spanOfMatch = (reading: Reading, match: Match): [number, number] =>
  spanOf(reading.folded, match.start, match.end)

export function meansIt(match: Match, phrase: Phrase): boolean {
  const bare = phrase.bare === true
  if (phrase.unless?.test(`${match.before}◆${match.after}`)) return false
  if (isFreed(match.after, bare)) return false
  const denial = denialOf(bare ? match.before.replace(phrase.find, '$&、') : match.before)
  if (denial === null) return true
  if (phrase.firm) return !(denial.direct && denial.wide)
  return !(denial.direct || bare || denial.wide)
}

function clauseAround({ text }: Folded, start: number, end: number): Omit<Match, 'groups'> {
  let from = start
  while (from > 0 && start - from < reach && !endsClause(text, from - 1)) from -= 1
  let to = end
  while (to < text.length && to - end < reach && !endsClause(text, to)) to += 1
  return {
    start,
    end,
    text: text.slice(start, end),
    before: text.slice(from, start),
    after: text.slice(end, to),
    stop: text.charAt(to),
  }
}

function endsClause(text: string, at: number): boolean {
  const unit = text.charAt(at)
  if (!clauseEnds.has(unit)) return false
  return unit !== ',' || !(/\d/.test(text.charAt(at - 1)) && /\d{3}/.test(text.slice(at + 1, at + 4)))
}

/** Overlapping matches of one rule are one finding, over all of them. */
function apart(found: readonly Match[]): Match[] {
  const kept: Match[] = []
  for (const match of found.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1)
    if (last === undefined || match.start >= last.end) kept.push({ ...match })
    else last.end = Math.max(last.end, match.end)
  }
  return kept
}
