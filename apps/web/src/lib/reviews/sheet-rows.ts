import { fieldNames } from '@zhibo/core/reviews/field-names'
import { fieldName, hasField, valueAt } from '@zhibo/core/reviews/fields'
import type { ComparedTo, ReviewCaseDetailView, ReviewPart, ReviewSubject } from '@zhibo/core/reviews/schema'
import type { Locale } from '@zhibo/ui/format'
import { m } from '#lib/paraglide/messages.js'
import { piecesOf } from './pieces.ts'
import type { Row } from './row.ts'
import { groupsOf } from './rows.ts'
import type { AskedRow, SheetFinding, SheetRow } from './sheet.ts'

type Case = Pick<ReviewCaseDetailView, 'subject' | 'content' | 'comparedTo' | 'evidence'>

/** Makes the lines of a case, each held against what it was and with what was found in it. */
export class SheetRows {
  #case: Case
  #findings: readonly SheetFinding[]
  #locale: Locale
  #before: Map<string, Row> | null

  constructor(reviewCase: Case, findings: readonly SheetFinding[], locale: Locale) {
    this.#case = reviewCase
    this.#findings = findings
    this.#locale = locale
    const { subject, comparedTo } = reviewCase
    this.#before = comparedTo ? rowsBy(subject, comparedTo, locale) : null
  }

  /** The lines of a part, those it could have and does not at the end. */
  ofPart(part: ReviewPart, rows: readonly Row[]): SheetRow[] {
    const shown = rows.map((row) => this.#toRow(part, row))
    return [...shown, ...this.#others(part, rows).map((row) => this.#toRow(part, row))]
  }

  /** What was sent back by name. A file tells whether it was replaced; its mark is beside the picture. */
  asked(parts: readonly { part: ReviewPart; rows: readonly SheetRow[] }[]): AskedRow[] {
    const { comparedTo, content } = this.#case
    return (comparedTo?.asked ?? []).map(({ part, field, note }) => {
      const own = parts.find((each) => each.part === part)?.rows.find((row) => row.field === field)
      if (own && !isFile(field)) return { part, note, row: own }
      const label = fieldName(part, field, this.#locale)
      if (!isFile(field)) return { part, note, row: this.#toRow(part, { field, label, value: '' }) }
      const { text, changed } = replaced(field, comparedTo!.content, content)
      const pieces = [{ text, change: changed ? ('added' as const) : ('kept' as const), finding: null }]
      return { part, note, row: { field, label, pieces, changed, findings: [], blank: false, markable: false } }
    })
  }

  #toRow(part: ReviewPart, row: Row): SheetRow {
    const was = this.#before ? (this.#before.get(row.field)?.value ?? '') : row.value
    const findings = this.#findings.flatMap(({ field }, at) => (field === row.field ? [at] : []))
    const own = findings.map((at) => this.#findings[at]!)
    const pieces = piecesOf(was, row.value, own).map((piece) => ({
      ...piece,
      finding: piece.finding === null ? null : findings[piece.finding]!,
    }))
    const blank = row.value === '' && was === '' && findings.length === 0
    const markable = hasField(part, row.field, this.#case.content)
    return { field: row.field, label: row.label, pieces, changed: was !== row.value, findings, blank, markable }
  }

  /** Fields of a part that no line and no evidence shows: those of another kind of pay or firm, and papers not handed in. */
  #others(part: ReviewPart, rows: readonly Row[]): Row[] {
    const shown = new Set([...rows.map(({ field }) => field), ...this.#case.evidence.map(({ field }) => field)])
    const lists = [...shown].flatMap((field) => field?.replace(/\.\d+$/, '') ?? [])
    return Object.keys(fieldNames[part])
      .filter((field) => !field.includes('#') && !shown.has(field) && !lists.includes(field))
      .map((field) => ({ field, label: fieldName(part, field, this.#locale), value: '' }))
  }
}

const rowsBy = (subject: ReviewSubject, { content }: ComparedTo, locale: Locale) =>
  new Map(groupsOf(subject, content, locale).flatMap(({ rows }) => rows.map((row) => [row.field, row] as const)))

const isFile = (field: string): boolean => /(Id|Ids|Ids\.\d+)$/.test(field)

/** What became of a stored file, or of all of them; one of several is the same wherever it stands now. */
function replaced(field: string, before: unknown, now: unknown): { text: string; changed: boolean } {
  const list = field.replace(/\.\d+$/, '')
  const [was, is] = [valueAt(before, field), valueAt(now, list)].map((value) => [value].flat().filter(Boolean))
  const same = was!.every((id) => is!.includes(id)) && (list !== field || was!.length === is!.length)
  if (is!.length === 0)
    return { text: was!.length === 0 ? m.reviews_nothing_said() : m.reviews_file_gone(), changed: !same }
  return same ? { text: m.reviews_file_same(), changed: false } : { text: m.reviews_file_replaced(), changed: true }
}
