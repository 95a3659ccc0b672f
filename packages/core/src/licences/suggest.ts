import type { EmployerKind } from '../employers/schema.ts'
import { codeIn, likelyCode, passesChecks, whereCode } from './code.ts'
import { longTerm } from './long-term.ts'
import { labelled, type Printed, type PrintedLine } from './print.ts'
import type { LicenceField, LicenceSuggestion } from './schema.ts'

/** What was read off a licence, before anybody made sense of it. */
export interface RawReading {
  lines: readonly PrintedLine[]
  /** The credit code looked at a second time, with nothing but its own letters allowed. */
  closerCode: string | null
  qr: string | null
}

/** Suggestions for the employer file, at most one a field, in the order in which the file asks. */
export function suggestionsOf({ lines, closerCode, qr }: RawReading): LicenceSuggestion[] {
  const printed = lines.flatMap(labelled)
  const first = (label: Printed['label']) => printed.find((each) => each.label === label)
  const name = first('name')
  const kind = first('kind')
  return [
    print('name', name, name && properName(name.value)),
    code(lines, closerCode, qr),
    print('kind', kind ?? name, kindOf(kind?.value ?? '', name?.value ?? '')),
    print('legalRepresentative', first('legalRepresentative'), personName(first('legalRepresentative')?.value)),
    print('address', first('address'), brackets(first('address')?.value)),
    print('validUntil', first('validUntil'), lastDay(first('validUntil')?.value)),
  ].filter((suggestion) => suggestion !== null)
}

function print(field: LicenceField, from: Printed | undefined, value: string | null | undefined) {
  if (!from || !value) return null
  const { confidence, box } = from
  return { field, value, confidence, source: 'print', passes: null, box } satisfies LicenceSuggestion
}

/** A code that passes both checks is next to certain, wherever it was read. */
function code(lines: readonly PrintedLine[], closer: string | null, qr: string | null): LicenceSuggestion | null {
  const fromQr = qr === null ? null : codeIn(qr)
  const at = whereCode(lines)
  const read = likelyCode([closer, at?.text ?? null].filter((reading) => reading !== null))
  const field = 'creditCode' as const
  if (fromQr !== null) {
    const box = read?.code === fromQr ? (at?.box ?? null) : null
    return { field, value: fromQr, confidence: 1, source: 'qr', passes: passesChecks(fromQr), box }
  }
  if (!read) return null
  const confidence = read.passes ? 0.99 : Math.min(at?.confidence ?? 0, 0.5)
  return { field, value: read.code, confidence, source: 'print', passes: read.passes, box: at?.box ?? null }
}

const brackets = (text: string | undefined) => text?.replace(/[([《〈〔]/g, '（').replace(/[)\]》〉〕]/g, '）')

/** Names of firms end in what they are; what is read behind that is a speck. */
const properName = (text: string) => brackets(text.replace(/(.*(?:公司|合作社|[厂店部社院站户行馆场所])).*$/, '$1'))

const personName = (text: string | undefined) => /^[\p{Script=Han}·]{2,20}/u.exec(text ?? '')?.[0]

/** What the licence calls it, and the name where the licence says only that it is a company; null when neither tells. */
function kindOf(kind: string, name: string): EmployerKind | null {
  if (/个体|个人经营/.test(kind)) return 'self_employed'
  if (/事业单位|机关/.test(kind)) return 'public_institution'
  if (/劳务派遣/.test(name)) return 'labour_dispatch'
  if (/人力资源|职业介绍|劳务/.test(name)) return 'hr_agency'
  return /制衣|服饰|服装|制造|纺织|针织|鞋|箱包|皮具|加工|厂/.test(name) ? 'maker' : null
}

/** The last day of 2020年1月2日至2040年1月1日, or that there is none. */
function lastDay(text: string | undefined): string | null {
  if (text === undefined) return null
  const days = [...text.matchAll(/(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})/g)]
  const last = days.at(-1)
  if (!last) return /^长|永久|无固定/.test(text) ? longTerm : null
  // A single day is where it begins: the licence says 至长期, or the other one was not read.
  if (days.length === 1 && !/至\s*\d/.test(text)) return /长期|长$/.test(text) ? longTerm : null
  const [, year, month, day] = last
  const iso = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`
  return isDay(iso) ? iso : null
}

function isDay(iso: string): boolean {
  const day = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso)
}
