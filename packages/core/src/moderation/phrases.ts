import { fold, spanOf } from '../checks/folding.ts'
import { readAs, standsFor } from './look-alikes.ts'

/** A phrase found, with its UTF-16 bounds in the text as it was sent. */
export interface PhraseFound {
  phrase: string
  start: number
  end: number
}

/** Phrases letter by letter; where a path ends, the phrase it spells. */
interface Node {
  next: Map<string, Node>
  phrase: string | null
}

/** Marks, blanks and pictures that may stand between two letters of a phrase without hiding it. */
const mostBetween = 3
const letter = /[\p{L}\p{N}]/u
const latin = /[a-z0-9]/
const accents = /\p{M}/gu

/**
 * Looks for many phrases at once, however they are dressed up: traditional, full width, letters of other scripts, spelled
 * in parts, with blanks, marks and pictures in between. A trie walked from every place of the text: at the length of a
 * question that is as quick as an automaton, and it lets marks be passed over and parts be put together on the way.
 */
export function phraseFinder(phrases: Iterable<string>): (text: string) => PhraseFound[] {
  const root: Node = { next: new Map(), phrase: null }
  for (const phrase of phrases) plant(root, phrase)

  return (text) => {
    const folded = fold(text)
    const letters = lettersOf(folded.text)
    const found: PhraseFound[] = []
    for (let at = 0; at < letters.length; at += 1) {
      const hit = longestFrom(root, letters, at)
      if (!hit) continue
      const [start, end] = spanOf(folded, at, hit.end)
      found.push({ phrase: hit.phrase, start, end })
      at = hit.end - 1
    }
    return found
  }
}

/** A phrase as it is compared: folded, letters and digits only. Two phrases with one bare form are the same. */
export const bareOf = (phrase: string): string => lettersOf(fold(phrase).text).replace(/[^\p{L}\p{N}]/gu, '')

/** Folded text with every unit read as what it looks like; of the same length. */
const lettersOf = (folded: string): string => folded.replace(/[^\u0000-\u007f\u4e00-\u9fff]/gu, plainly)

function plainly(point: string): string {
  const read = readAs.get(point) ?? point.normalize('NFD').replace(accents, '')
  return read.length === point.length ? read : point
}

function plant(root: Node, phrase: string): void {
  let node = root
  for (const each of bareOf(phrase)) {
    let next = node.next.get(each)
    if (!next) node.next.set(each, (next = { next: new Map(), phrase: null }))
    node = next
  }
  // What has no letter at all spells nothing.
  if (node !== root) node.phrase ??= phrase
}

interface Hit {
  phrase: string
  end: number
}

/** Where a walk may stand at each place of the text, and how many marks it has just passed over: each place of a path is gone on from once. */
type Standing = Map<Node, number>

function longestFrom(root: Node, letters: string, from: number): Hit | null {
  let longest: Hit | null = null
  const places: Standing[] = [new Map([[root, 0]])]
  const reach = (node: Node, at: number, between: number): void => {
    const place = (places[at - from] ??= new Map())
    if (between < (place.get(node) ?? Infinity)) place.set(node, between)
  }
  for (let at = from; at - from < places.length; at += 1) {
    const unit = letters.charAt(at)
    for (const [node, between] of places[at - from] ?? []) {
      if (node.phrase !== null && between === 0 && standsAlone(letters, from, at, node.phrase))
        longest = { phrase: node.phrase, end: at }
      if (unit === '') continue
      const next = node.next.get(unit)
      if (next) reach(next, at + 1, 0)
      for (const { written, letter: meant } of standsFor.get(unit) ?? []) {
        const then = node.next.get(meant)
        if (then && letters.startsWith(written, at)) reach(then, at + written.length, 0)
      }
      if (node !== root && between < mostBetween && !letter.test(unit)) reach(node, at + 1, between + 1)
    }
  }
  return longest
}

/** Of Latin letters alone, a phrase stands by itself: sb is not in usb. */
function standsAlone(letters: string, from: number, to: number, phrase: string): boolean {
  if (/[^a-z0-9\s]/i.test(phrase)) return true
  return !latin.test(letters.charAt(from - 1)) && !latin.test(letters.charAt(to))
}
