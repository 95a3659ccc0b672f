import type { Box } from './schema.ts'

/** A word as a reader of print gives it. */
export interface PrintedWord {
  text: string
  /** 0 to 1. */
  confidence: number
  box: Box
}

/** What stands on one line, left to right. */
export type PrintedLine = readonly PrintedWord[]

/** What a licence says beside its labels; `other` is what we do not ask for, where a value before it ends. */
export type Label = 'name' | 'kind' | 'legalRepresentative' | 'address' | 'validUntil' | 'creditCode' | 'other'

export interface Printed {
  label: Label
  value: string
  confidence: number
  box: Box
}

const labels: [Label, readonly string[]][] = [
  ['creditCode', ['统一社会信用代码', '社会信用代码', '信用代码']],
  ['name', ['企业名称', '字号名称', '名称']],
  ['kind', ['主体类型', '类型', '组成形式']],
  ['legalRepresentative', ['法定代表人', '执行事务合伙人', '负责人', '经营者', '投资人']],
  ['address', ['主要经营场所', '经营场所', '营业场所', '住所']],
  ['validUntil', ['营业期限', '经营期限', '有效期限', '有效期']],
  ['other', ['注册资本', '成立日期', '注册日期', '出资额', '经营范围', '登记机关', '登记日期']],
]

// The letters of a label stand apart on the paper, and a reader puts specks between them: 名 。 称.
const apart = '[\\s。.,，:：·“”"\'‘’-]*'
const pattern = new RegExp(
  labels
    .flatMap(([, words]) => words)
    .map((word) => `(${Array.from(word).join(apart)})`)
    .join('|'),
  'g',
)
const labelOf = labels.flatMap(([label, words]) => words.map(() => label))
const edges = /^[\s。.,，、:：·“”"'‘’_|~-]+|[\s。.,，、:：·“”"'‘’_|~-]+$/g
/** At the end of a line, a word that the reader itself hardly believes is a speck, or a piece of the stamp. */
const leastConfidence = 0.4

/** The labels on a line with what stands behind each, up to the next. */
export function labelled(line: PrintedLine): Printed[] {
  const words = line.slice(0, line.findLastIndex(({ confidence }) => confidence >= leastConfidence) + 1)
  const text = words.map((word) => word.text).join('')
  const owner = words.flatMap((word, at) => Array<number>(word.text.length).fill(at))
  const found = [...text.matchAll(pattern)]
  return found.flatMap((match, at) => {
    const label = labelOf[match.slice(1).findIndex((group) => group !== undefined)]!
    const from = match.index + match[0].length
    const to = found[at + 1]?.index ?? text.length
    const value = text.slice(from, to).replace(edges, '')
    const mine = words.filter((_, word) => owner.indexOf(word) < to && owner.lastIndexOf(word) >= from)
    return value === '' || mine.length === 0 ? [] : [{ label, value, ...around(mine) }]
  })
}

/** How sure and where a few words are together. */
export function around(words: readonly PrintedWord[]): { confidence: number; box: Box } {
  const left = Math.min(...words.map(({ box }) => box.left))
  const top = Math.min(...words.map(({ box }) => box.top))
  const right = Math.max(...words.map(({ box }) => box.left + box.width))
  const bottom = Math.max(...words.map(({ box }) => box.top + box.height))
  return {
    confidence: words.reduce((sum, word) => sum + word.confidence, 0) / words.length,
    box: { left, top, width: right - left, height: bottom - top },
  }
}
