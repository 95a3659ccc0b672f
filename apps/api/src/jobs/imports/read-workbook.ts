import type { Cell, Workbook } from '@zhibo/core/jobs/sheet'
import { sheetNames } from '@zhibo/core/jobs/sheet-columns'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { AppError } from '../../problem.ts'
import { BadZip, unzip } from './unzip.ts'

// A workbook that somebody sends is read by what a table of jobs needs and nothing else: two sheets, their strings and
// which formats are dates. Merged ranges, names, validations and drawings, which a whole library would build in memory
// from a few hostile bytes, are never looked at; entities of its own do not exist.

const mostRow = 5_000
const mostColumn = 60
/** Longer than anything a job says of itself; a short string may stand in many cells, so its length is what is bounded. */
const mostText = 3_000

/** The two tables of an XLSX workbook. Refuses with `workbook_unreadable` what is none, or unpacks to too much. */
export function readWorkbook(bytes: Buffer): Workbook {
  try {
    const parts = unzip(bytes, (name) =>
      /^xl\/(workbook|sharedStrings|styles|_rels\/workbook|worksheets\/sheet\d+)\.xml(\.rels)?$/.test(name),
    )
    const book = sheetsOf(parts)
    const read = (part: string | undefined) => (part === undefined ? [] : cellsOf(part, parts, book.from1904))
    const [jobs, operations] = (['jobs', 'operations'] as const).map((sheet) => {
      const names: readonly string[] = Object.values(sheetNames[sheet])
      return read(book.sheets.find(({ name }) => names.includes(name))?.part)
    })
    // A workbook of one's own may call its only sheet anything.
    return { jobs: jobs!.length > 0 ? jobs! : read(book.sheets[0]?.part), operations: operations! }
  } catch (cause) {
    if (cause instanceof BadZip || cause instanceof BadXml) throw new AppError('workbook_unreadable', { cause })
    throw cause
  }
}

class BadXml extends Error {}

interface Handlers {
  open?: (tag: SaxesTagPlain) => void
  text?: (text: string) => void
  close?: (name: string) => void
}

function parse(xml: Buffer | undefined, { open, text, close }: Handlers): void {
  if (!xml) return
  const parser = new SaxesParser()
  parser.on('error', (cause) => {
    throw new BadXml('not XML', { cause })
  })
  parser.on('doctype', () => {
    throw new BadXml('a document type')
  })
  if (open) parser.on('opentag', open)
  if (text) parser.on('text', text)
  if (close) parser.on('closetag', ({ name }) => close(name))
  parser.write(xml.toString('utf8')).close()
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)

function sheetsOf(parts: Map<string, Buffer>) {
  const targets = new Map<string, string>()
  parse(parts.get('xl/_rels/workbook.xml.rels'), {
    open: ({ name, attributes: { Id, Target } }) => {
      if (local(name) === 'Relationship' && Id && Target) targets.set(Id, `xl/${Target.replace(/^\/?(xl\/)?/, '')}`)
    },
  })
  const sheets: { name: string; part: string | undefined }[] = []
  let from1904 = false
  parse(parts.get('xl/workbook.xml'), {
    open: ({ name, attributes }) => {
      if (local(name) === 'workbookPr') from1904 = attributes.date1904 === '1' || attributes.date1904 === 'true'
      if (local(name) === 'sheet')
        sheets.push({ name: attributes.name ?? '', part: targets.get(attributes['r:id'] ?? '') })
    },
  })
  if (sheets.length === 0) throw new BadXml('no sheets')
  return { sheets, from1904 }
}

function stringsOf(xml: Buffer | undefined): string[] {
  const strings: string[] = []
  let phonetic = false
  let inText = false
  parse(xml, {
    open: ({ name }) => {
      const tag = local(name)
      if (tag === 'si') strings.push('')
      if (tag === 'rPh') phonetic = true
      inText = tag === 't'
    },
    text: (text) => {
      if (inText && !phonetic) strings[strings.length - 1] = bounded(strings.at(-1)! + text)
    },
    close: (name) => {
      inText = false
      if (local(name) === 'rPh') phonetic = false
    },
  })
  return strings
}

/** For each style of a cell, whether it shows a number as a date. */
function dateStylesOf(xml: Buffer | undefined): boolean[] {
  const custom = new Map<string, boolean>()
  const styles: boolean[] = []
  let inCells = false
  parse(xml, {
    open: ({ name, attributes }) => {
      const { numFmtId = '0', formatCode = '' } = attributes
      const tag = local(name)
      if (tag === 'numFmt') custom.set(numFmtId, /[yd]/i.test(formatCode.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')))
      if (tag === 'cellXfs') inCells = true
      if (tag === 'xf' && inCells) styles.push(custom.get(numFmtId) ?? builtInDates.has(Number(numFmtId)))
    },
    close: (name) => {
      if (local(name) === 'cellXfs') inCells = false
    },
  })
  return styles
}
const builtInDates = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58])

function cellsOf(part: string, parts: Map<string, Buffer>, from1904: boolean): Cell[][] {
  const strings = stringsOf(parts.get('xl/sharedStrings.xml'))
  const dates = dateStylesOf(parts.get('xl/styles.xml'))
  const rows: Cell[][] = []
  let cell = { row: 0, column: 0, type: 'n', style: 0, text: '', formula: false }
  let reading = false
  parse(parts.get(part), {
    open: ({ name, attributes }) => {
      const tag = local(name)
      if (tag === 'c') {
        const [, letters = 'A', row = '0'] = /^([A-Z]{1,3})(\d{1,7})$/.exec(attributes.r ?? '') ?? []
        cell = {
          row: Number(row),
          column: columnAt(letters),
          type: attributes.t ?? 'n',
          style: Number(attributes.s ?? 0),
          text: '',
          formula: false,
        }
      }
      if (tag === 'f') cell.formula = true
      reading = tag === 'v' || tag === 't'
    },
    text: (text) => {
      if (reading) cell.text = bounded(cell.text + text)
    },
    close: (name) => {
      reading = false
      if (local(name) !== 'c' || cell.row === 0 || (cell.text === '' && !cell.formula)) return
      if (cell.row > mostRow || cell.column >= mostColumn) throw new BadXml('a cell far away')
      const row = (rows[cell.row - 1] ??= [])
      row[cell.column] = valueOf(cell, strings, dates, from1904)
    },
  })
  return Array.from(rows, (row) => Array.from(row ?? [], (value) => value ?? null))
}

function bounded(text: string): string {
  if (text.length > mostText) throw new BadXml('a cell too long')
  return text
}

function columnAt(letters: string): number {
  let at = 0
  for (const char of letters) at = at * 26 + char.charCodeAt(0) - 64
  return at - 1
}

function valueOf(
  { type, style, text, formula }: { type: string; style: number; text: string; formula: boolean },
  strings: readonly string[],
  dates: readonly boolean[],
  from1904: boolean,
): Cell {
  if (formula) return { formula: true }
  switch (type) {
    case 's':
      return strings[Number(text)] ?? null
    case 'e':
      return { error: true }
    case 'd':
      return { day: text.slice(0, 10) }
    case 'n': {
      const number = Number(text)
      return dates[style] ? dayOfSerial(number + (from1904 ? 1462 : 0)) : number
    }
    default:
      return text
  }
}

/** Days since the last of 1899, which is how a workbook keeps dates. */
function dayOfSerial(serial: number): Cell {
  const at = new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000)
  return Number.isNaN(at.getTime()) ? { error: true } : { day: at.toISOString().slice(0, 10) }
}
