import { z } from 'zod'
import { RuleName } from '../checks/schema.ts'
import { byOperations } from './operations.ts'
import { columns, type Column, type ColumnKey, operationColumns } from './sheet-columns.ts'
import { type JobDraft, JobContent, mostOperations } from './schema.ts'

/** A cell as a workbook holds it: what a formula would come to is not taken, and an error is none. */
export type Cell = string | number | { day: string } | { formula: true } | { error: true } | null

/** The two tables of a workbook, the head among their rows. */
export interface Workbook {
  jobs: readonly (readonly Cell[])[]
  operations: readonly (readonly Cell[])[]
}

export const SheetProblemCode = z.enum([
  'no_rows',
  'too_many_rows',
  'column_unknown',
  'column_twice',
  'column_missing',
  'formula',
  'error_value',
  'not_a_number',
  'not_a_day',
  'not_listed',
  'job_unknown',
  'job_twice',
  'too_many_operations',
  'invalid',
  'finding',
])
export type SheetProblemCode = z.infer<typeof SheetProblemCode>

/** What is wrong with a workbook, and where: rows from 1 as the program shows them, columns by their letters. */
export const SheetProblem = z.object({
  sheet: z.enum(['jobs', 'operations']),
  row: z.int(),
  column: z.string().nullable(),
  code: SheetProblemCode,
  /** What the column is called, or the word that is not known; short, as it stands in the sheet. */
  about: z.string(),
  /** Where `code` is `invalid` the schema's own words, where it is `finding` those of the check; in both languages. */
  words: z.object({ 'zh-CN': z.string(), en: z.string() }).nullable(),
  rule: RuleName.nullable(),
})
export type SheetProblem = z.infer<typeof SheetProblem>

/** A workbook holds at most so many jobs. */
export const mostRows = 200

export interface ReadSheet {
  /** The jobs, with the row each stands in; those whose cells could not be read are left out. */
  rows: { row: number; draft: JobDraft }[]
  problems: SheetProblem[]
}

/** Reads a workbook as jobs. Everything wrong with any cell is told at once. */
export function readSheet({ jobs, operations }: Workbook): ReadSheet {
  const problems: SheetProblem[] = []
  const head = readHead(jobs[0] ?? [], columns, 'jobs', problems)
  const filled = jobs.slice(1).flatMap((cells, at) => (cells.some(isFilled) ? [{ row: at + 2, cells }] : []))
  const say = (row: number, code: SheetProblemCode) =>
    problems.push({ sheet: 'jobs', row, column: null, code, about: '', words: null, rule: null })
  if (filled.length === 0) say(2, 'no_rows')
  if (filled.length > mostRows) say(filled[mostRows]!.row, 'too_many_rows')
  const rows = filled.slice(0, mostRows).map(({ row, cells }) => ({
    row,
    draft: readCells('jobs', columns, row, cells, head, problems),
  }))
  addOperations(rows, operations, problems)
  return { rows: rows.map(({ row, draft }) => ({ row, draft: tidy(draft) })), problems }
}

type Head = Map<ColumnKey, number>

const isFilled = (cell: Cell) => cell !== null && cell !== ''

/** Which column stands where; its words may be in either language. */
function readHead(
  cells: readonly Cell[],
  known: readonly Column[],
  sheet: SheetProblem['sheet'],
  problems: SheetProblem[],
): Head {
  const head: Head = new Map()
  const say = (column: string | null, code: SheetProblemCode, about: string) =>
    problems.push({ sheet, row: 1, column, code, about, words: null, rule: null })
  cells.forEach((cell, at) => {
    const name = textOf(cell)
    if (name === '') return
    const column = known.find(({ words }) => same(words['zh-CN'], name) || same(words.en, name))
    if (!column) say(letter(at), 'column_unknown', short(name))
    else if (head.has(column.key)) say(letter(at), 'column_twice', short(name))
    else head.set(column.key, at)
  })
  for (const { key, words, required } of known)
    if (required && !head.has(key)) say(null, 'column_missing', words['zh-CN'])
  return head
}

type Flat = Partial<Record<ColumnKey, unknown>>

function readCells(
  sheet: SheetProblem['sheet'],
  known: readonly Column[],
  row: number,
  cells: readonly Cell[],
  head: Head,
  problems: SheetProblem[],
): Flat {
  const flat: Flat = {}
  for (const column of known) {
    const at = head.get(column.key)
    const cell = at === undefined ? null : (cells[at] ?? null)
    if (at === undefined || !isFilled(cell)) continue
    const value = valueOf(cell, column)
    if (value instanceof Wrong)
      problems.push({
        sheet,
        row,
        column: letter(at),
        code: value.code,
        about: short(value.about),
        words: null,
        rule: null,
      })
    else flat[column.key] = value
  }
  return flat
}

class Wrong {
  readonly code: SheetProblemCode
  readonly about: string
  constructor(code: SheetProblemCode, about = '') {
    this.code = code
    this.about = about
  }
}

function valueOf(cell: Cell, column: Column): unknown {
  if (cell !== null && typeof cell === 'object') {
    if ('formula' in cell) return new Wrong('formula')
    if ('error' in cell) return new Wrong('error_value')
  }
  const text = textOf(cell)
  switch (column.kind) {
    case 'text':
      return text
    case 'day':
      return dayOf(cell, text) ?? new Wrong('not_a_day', text)
    case 'list':
      return listOf(text, column)
    case 'choice':
      return choiceOf(text, column) ?? new Wrong('not_listed', text)
    case 'figure': {
      const chosen = choiceOf(text, column)
      if (chosen !== undefined) return chosen === '' ? null : chosen
      const number = numberOf(cell, text)
      return number === undefined ? new Wrong('not_a_number', text) : Math.round(number * column.parts * 1e6) / 1e6
    }
  }
}

function numberOf(cell: Cell, text: string): number | undefined {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : undefined
  const plain = text.replace(/[\s,，¥￥元%]/g, '')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
}

function dayOf(cell: Cell, text: string): string | undefined {
  if (cell !== null && typeof cell === 'object' && 'day' in cell) return cell.day
  const [, year, month = '', date = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? []
  if (year === undefined) return undefined
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return z.iso.date().safeParse(day).success ? day : undefined
}

/** Text with full-width figures and letters as plain ones. */
function textOf(cell: Cell): string {
  if (typeof cell === 'number') return String(cell)
  return typeof cell === 'string' ? cell.normalize('NFKC').trim() : ''
}

function choiceOf(text: string, { choices = {} }: Column): string | undefined {
  return Object.keys(choices).find((value) => same(choices[value]!['zh-CN'], text) || same(choices[value]!.en, text))
}

function listOf(text: string, column: Column): string[] | Wrong {
  const values: string[] = []
  for (const word of text.split(/[、,，;；]/).map((each) => each.trim())) {
    if (word === '') continue
    const value = choiceOf(word, column)
    if (value === undefined) return new Wrong('not_listed', word)
    if (!values.includes(value)) values.push(value)
  }
  return values
}

const same = (a: string, b: string) => squeezed(a) === squeezed(b)
const squeezed = (text: string) => text.normalize('NFKC').replace(/[\s*]/g, '').toLowerCase()
const short = (text: string) => (text.length > 20 ? `${text.slice(0, 20)}…` : text)

/** The letters of a column: 0 is A, 26 is AA. */
export function letter(at: number): string {
  const rest = Math.floor(at / 26)
  return (rest > 0 ? letter(rest - 1) : '') + String.fromCharCode(65 + (at % 26))
}

/** Puts each operation to the job of its name. */
function addOperations(rows: { row: number; draft: Flat }[], sheet: Workbook['operations'], problems: SheetProblem[]) {
  if (!sheet.some((cells) => cells.some(isFilled))) return
  const head = readHead(sheet[0] ?? [], operationColumns, 'operations', problems)
  // By name, once: every operation asks for its job.
  const ownersOf = Map.groupBy(
    rows.filter(({ draft }) => typeof draft.title === 'string'),
    ({ draft }) => squeezed(String(draft.title)),
  )
  sheet.slice(1).forEach((cells, index) => {
    if (!cells.some(isFilled)) return
    const row = index + 2
    const { job, ...operation } = readCells('operations', operationColumns, row, cells, head, problems)
    const say = (code: SheetProblemCode, about: unknown) =>
      problems.push({
        sheet: 'operations',
        row,
        column: head.has('job') ? letter(head.get('job')!) : null,
        code,
        about: typeof about === 'string' ? short(about) : '',
        words: null,
        rule: null,
      })
    const wanted = typeof job === 'string' ? job : ''
    const owners = ownersOf.get(squeezed(wanted)) ?? []
    const [owner] = owners
    if (!owner) return say('job_unknown', job)
    if (owners.length > 1) return say('job_twice', job)
    const operations = (owner.draft.operations ??= []) as unknown[]
    if (operations.length >= mostOperations) return say('too_many_operations', job)
    operations.push({
      name: operation.operation,
      priceMilliyuan: operation.price,
      piecesPerHour: operation.speed,
      source: operation.source,
    })
  })
}

const payKeys = {
  scheme: 'scheme',
  baseFen: 'base',
  floorFen: 'floor',
  pieceRateMilliyuan: 'pieceRate',
  piecesPerHour: 'piecesPerHour',
  advertisedMinFen: 'least',
  advertisedMaxFen: 'most',
  payDay: 'payDay',
  operations: 'operations',
} as const satisfies Record<string, ColumnKey>
const hourKeys = {
  perDay: 'perDay',
  daysPerWeek: 'daysPerWeek',
  overtimePerMonth: 'overtimePerMonth',
  overtimePieceMultiplier: 'overtimePieceMultiplier',
} as const satisfies Record<string, ColumnKey>

/** The cells of a row as a draft has them: pay and hours apart. An open contract is one that is said to be. */
function tidy(flat: Flat): JobDraft {
  const part = (keys: Record<string, ColumnKey>) =>
    Object.fromEntries(Object.entries(keys).flatMap(([name, key]) => (key in flat ? [[name, flat[key]]] : [])))
  const rest = Object.fromEntries(Object.entries(flat).filter(([key]) => !inPart.has(key)))
  return { ...rest, pay: byOperations(part(payKeys)), hours: part(hourKeys) }
}
const inPart = new Set<string>([...Object.values(payKeys), ...Object.values(hourKeys)])

/** Which column a field of a job stands in, as `pay.baseFen` or `title`; the column of the scheme where it is in none. */
export function columnOf(field: string): ColumnKey | null {
  const [first = '', second = ''] = field.split('.')
  if (first === 'pay') return second in payKeys ? payKeys[second as keyof typeof payKeys] : 'scheme'
  if (first === 'hours') return second in hourKeys ? hourKeys[second as keyof typeof hourKeys] : 'perDay'
  return columns.find(({ key }) => key === first)?.key ?? null
}

/** Where the columns stand, for telling what is wrong with a field of a row. */
export function lettersOf({ jobs }: Workbook): (field: string) => string | null {
  const head = readHead(jobs[0] ?? [], columns, 'jobs', [])
  return (field) => {
    const key = columnOf(field)
    const at = key === null || key === 'operations' ? undefined : head.get(key)
    return at === undefined ? null : letter(at)
  }
}

/** What the whole job still lacks to be handed in, by field. */
export const issuesOf = (draft: JobDraft): z.core.$ZodIssue[] => JobContent.safeParse(draft).error?.issues ?? []
