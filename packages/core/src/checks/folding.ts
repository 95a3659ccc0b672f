import { simplified } from './traditional.ts'

/** Text folded for matching; `starts[i]` and `ends[i]` are the UTF-16 bounds, in the text as sent, of folded unit i. */
export interface Folded {
  original: string
  text: string
  starts: Uint32Array
  ends: Uint32Array
}

const unseen = /[\p{Cf}\p{Mn}\p{Me}\u115f\u1160\u3164\uffa0]/u
const numeral = /\p{Nd}/u
const horizontal = /[^\S\n]/u
const lineEnd = /[\n\r\v\f\u0085\u2028\u2029]/
const lightMarks = '·.-_*/|~•・∙⋅‧‐‑‒–—―⁓〜˙'
const financialNumerals = '壹一贰二貳二叁三弍二弎三肆四伍五陆六柒七捌八玖九拾十佰百仟千幺一'
const lineFeed = 10

/** What a common Chinese character folds to, by its code: simplified, financial numerals plain. */
const plainIdeograph = new Uint16Array(0x10000)
for (let code = 0x4e00; code <= 0x9fff; code += 1) plainIdeograph[code] = code
for (const [from, to] of simplified) plainIdeograph[from.charCodeAt(0)] = to.charCodeAt(0)
for (let at = 0; at < financialNumerals.length; at += 2) {
  plainIdeograph[financialNumerals.charCodeAt(at)] = financialNumerals.charCodeAt(at + 1)
}

/** Units with the bounds they came from, while the text is being folded. */
interface Units {
  codes: Uint16Array
  starts: Uint32Array
  ends: Uint32Array
  count: number
}

/** NFKC, lower case, no zero-width characters, simplified, ASCII digits; spaces and light marks between Chinese go. */
export function fold(original: string): Folded {
  const units = unitsFor(original.length)
  for (let at = 0; at < original.length;) {
    const code = original.codePointAt(at) ?? 0
    const end = at + (code > 0xffff ? 2 : 1)
    const plain = plainCode(code)
    if (plain > 0) push(units, plain, at, end)
    else {
      const folded = foldPoint(code)
      for (let unit = 0; unit < folded.length; unit += 1) push(units, folded.charCodeAt(unit), at, end)
    }
    at = end
  }
  return withoutMarks(original, units)
}

function unitsFor(capacity: number): Units {
  return {
    codes: new Uint16Array(capacity),
    starts: new Uint32Array(capacity),
    ends: new Uint32Array(capacity),
    count: 0,
  }
}

function push(units: Units, code: number, start: number, end: number): void {
  if (units.count === units.codes.length) widen(units)
  units.codes[units.count] = code
  units.starts[units.count] = start
  units.ends[units.count] = end
  units.count += 1
}

/** One character may unfold into several, so that the text grows. */
function widen(units: Units): void {
  const wider = unitsFor(units.count * 2 + 32)
  wider.codes.set(units.codes)
  wider.starts.set(units.starts)
  wider.ends.set(units.ends)
  Object.assign(units, wider, { count: units.count })
}

/** The folded code of an ordinary character, 0 for one that needs a longer look. */
function plainCode(code: number): number {
  if (code >= 0x80) return plainIdeograph[code] ?? 0
  if (code >= 0x41 && code <= 0x5a) return code + 0x20
  return code >= 0x0b && code <= 0x0d ? lineFeed : code
}

function foldPoint(code: number): string {
  const point = String.fromCodePoint(code)
  if (lineEnd.test(point)) return '\n'
  if (unseen.test(point)) return ''
  if (code >= 0x2776 && code <= 0x2793) return String(((code - 0x2776) % 10) + 1)
  if (code === 0x24ff) return '0'
  if (code >= 0x24f5 && code <= 0x24fe) return String(code - 0x24f4)
  let folded = ''
  for (const piece of point.normalize('NFKC').toLowerCase()) folded += foldPiece(piece)
  return folded
}

function foldPiece(piece: string): string {
  const code = piece.codePointAt(0) ?? 0
  const plain = plainCode(code)
  if (plain > 0) return String.fromCharCode(plain)
  if (numeral.test(piece)) return digitOf(code)
  return unseen.test(piece) ? '' : piece
}

/** Decimal digits of every script stand in runs of ten, from nought up. */
function digitOf(code: number): string {
  let first = code
  while (first > 0 && numeral.test(String.fromCodePoint(first - 1))) first -= 1
  return String((code - first) % 10)
}

function withoutMarks(original: string, { codes, starts, ends, count }: Units): Folded {
  let kept = 0
  for (let at = 0; at < count;) {
    let after = at
    while (after < count && isMark(codes[after] ?? 0)) after += 1
    if (after > at && after < count && drops(codes, at, after)) at = after
    const through = Math.min(Math.max(after, at + 1), count)
    for (; at < through; at += 1) {
      codes[kept] = codes[at] ?? 0
      starts[kept] = starts[at] ?? 0
      ends[kept] = ends[at] ?? 0
      kept += 1
    }
  }
  return {
    original,
    text: textOf(codes.subarray(0, kept)),
    starts: starts.subarray(0, kept),
    ends: ends.subarray(0, kept),
  }
}

const chunk = 4096

function textOf(codes: Uint16Array): string {
  let text = ''
  for (let at = 0; at < codes.length; at += chunk) text += String.fromCharCode(...codes.subarray(at, at + chunk))
  return text
}

const markCodes = new Set(Array.from(lightMarks, (mark) => mark.charCodeAt(0)))

function isMark(code: number): boolean {
  if (code >= 0x4e00 && code <= 0x9fff) return false
  return markCodes.has(code) || isSpace(code)
}

function isSpace(code: number): boolean {
  if (code <= 0x80) return code === 0x20 || code === 0x09
  return horizontal.test(String.fromCharCode(code))
}

/** Between two Chinese characters every mark goes; between Chinese and a letter or digit only spaces do. */
function drops(codes: Uint16Array, from: number, to: number): boolean {
  const before = codes[from - 1] ?? 0
  const after = codes[to] ?? 0
  if (isChinese(before) && isChinese(after)) return true
  if (!isChinese(before) && !isChinese(after)) return false
  if (!isWord(before) || !isWord(after)) return false
  for (let at = from; at < to; at += 1) if (!isSpace(codes[at] ?? 0)) return false
  return true
}

const isWord = (code: number) => isChinese(code) || (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a)

/** Ideographs, their iteration mark and 〇; a surrogate half here is taken for a rare ideograph. */
function isChinese(code: number): boolean {
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    code === 0x3005 ||
    code === 0x3007 ||
    (code >= 0xd840 && code <= 0xd8bf)
  )
}

/** The span, in the text as sent, of the folded units from `start` up to `end`. */
export function spanOf(folded: Folded, start: number, end: number): [number, number] {
  return [folded.starts[start] ?? 0, folded.ends[Math.max(start, end - 1)] ?? folded.original.length]
}
