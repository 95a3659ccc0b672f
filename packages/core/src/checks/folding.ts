import { simplified } from './traditional.ts'

/** Text folded for matching; `starts[i]` and `ends[i]` are the UTF-16 bounds, in the text as sent, of folded unit i. */
export interface Folded {
  original: string
  text: string
  starts: Uint32Array
  ends: Uint32Array
  /** 1 where spaces or light marks stood before this unit and were left out. */
  gaps: Uint8Array
}

const han = (code: number) => (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || code === 0x3007
const ideograph = /\p{Script=Han}/u
const unseen = /[\p{Cf}\p{Mn}\p{Me}\u115f\u1160\u3164\uffa0]/u
const numeral = /\p{Nd}/u
const horizontal = /[^\S\n]/u
const lightMarks = new Set('·.-_*/|~•・∙⋅‧‐‑‒–—―⁓〜˙')
const lineEnd = /[\n\r\v\f\u0085\u2028\u2029]/
const financial = new Map([...'壹一贰二貳二叁三肆四伍五陆六柒七捌八玖九拾十佰百仟千弍二弎三幺一'].flatMap((from, at, all) =>
  at % 2 === 0 ? [[from, all[at + 1] ?? from] as const] : [],
))

/** NFKC, lower case, no zero-width characters, simplified, ASCII digits; spaces and light marks between Chinese go. */
export function fold(original: string): Folded {
  const units: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  for (let at = 0; at < original.length; ) {
    const code = original.codePointAt(at) ?? 0
    const end = at + (code > 0xffff ? 2 : 1)
    const folded = foldPoint(code)
    for (let unit = 0; unit < folded.length; unit += 1) {
      units.push(folded.charAt(unit))
      starts.push(at)
      ends.push(end)
    }
    at = end
  }
  return withoutMarks(original, units, starts, ends)
}

function foldPoint(code: number): string {
  if (code >= 0x61 && code <= 0x7a) return String.fromCharCode(code)
  if (code < 0x80) return code === 0x0d || code === 0x0b || code === 0x0c ? '\n' : String.fromCharCode(code).toLowerCase()
  const point = String.fromCodePoint(code)
  if (code >= 0x4e00 && code <= 0x9fff) {
    const simple = simplified.get(point) ?? point
    return financial.get(simple) ?? simple
  }
  if (lineEnd.test(point)) return '\n'
  if (unseen.test(point)) return ''
  if (code >= 0x2776 && code <= 0x2793) return String(((code - 0x2776) % 10) + 1)
  if (code === 0x24ff) return '0'
  if (code >= 0x24f5 && code <= 0x24fe) return String(code - 0x24f4)
  const plain = point.normalize('NFKC').toLowerCase()
  let folded = ''
  for (const piece of plain) folded += foldPiece(piece)
  return folded
}

function foldPiece(piece: string): string {
  if (numeral.test(piece)) return digitOf(piece.codePointAt(0) ?? 0)
  if (unseen.test(piece)) return ''
  const simple = simplified.get(piece) ?? piece
  return financial.get(simple) ?? simple
}

/** Decimal digits of every script stand in runs of ten, from nought up. */
function digitOf(code: number): string {
  let first = code
  while (first > 0 && numeral.test(String.fromCodePoint(first - 1))) first -= 1
  return String((code - first) % 10)
}

function withoutMarks(original: string, units: string[], starts: number[], ends: number[]): Folded {
  const kept: number[] = []
  const gaps: number[] = []
  for (let at = 0; at < units.length; ) {
    const after = endOfMarks(units, at)
    if (after > at && after < units.length && drops(units, at, after)) {
      kept.push(after)
      gaps.push(1)
      at = after + 1
      continue
    }
    const through = Math.max(after, at + 1)
    for (; at < through; at += 1) {
      kept.push(at)
      gaps.push(0)
    }
  }
  return {
    original,
    text: kept.map((at) => units[at]).join(''),
    starts: Uint32Array.from(kept, (at) => starts[at] ?? 0),
    ends: Uint32Array.from(kept, (at) => ends[at] ?? 0),
    gaps: Uint8Array.from(gaps),
  }
}

function endOfMarks(units: readonly string[], from: number): number {
  let at = from
  while (at < units.length && isMark(units[at] ?? '')) at += 1
  return at
}

function isMark(unit: string): boolean {
  return unit === ' ' || lightMarks.has(unit) || (unit !== '\n' && horizontal.test(unit))
}

/** Between two Chinese characters every mark goes; between Chinese and a letter or digit only spaces do. */
function drops(units: readonly string[], from: number, to: number): boolean {
  const before = units[from - 1] ?? ''
  const after = units[to] ?? ''
  const chinese = Number(isChinese(before)) + Number(isChinese(after))
  if (chinese === 2) return true
  if (chinese === 0 || !/[\da-z\u3400-\u9fff]/.test(before) || !/[\da-z\u3400-\u9fff]/.test(after)) return false
  return units.slice(from, to).every((unit) => horizontal.test(unit))
}

function isChinese(unit: string): boolean {
  const code = unit.charCodeAt(0)
  return han(code) || (code >= 0xd800 && code <= 0xdfff) || (code > 0x2e80 && ideograph.test(unit))
}

/** The span, in the text as sent, of the folded units from `start` up to `end`. */
export function spanOf(folded: Folded, start: number, end: number): [number, number] {
  return [folded.starts[start] ?? 0, folded.ends[Math.max(start, end - 1)] ?? folded.original.length]
}
