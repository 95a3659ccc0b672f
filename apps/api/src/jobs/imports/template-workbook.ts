import type { Locale } from '@zhibo/core/problem/locale'
import { type Column, columns, operationColumns, sheetNames } from '@zhibo/core/jobs/sheet-columns'
import { mostRows } from '@zhibo/core/jobs/sheet'
import type { Workbook } from 'exceljs'

const notes: Record<Locale, readonly string[]> = {
  'zh-CN': [
    '一行写一个岗位，带 * 的要填。第 2 行是样子，改成您自己的。',
    `一次最多 ${mostRows} 个岗位。金额写元，不要写公式。`,
    '计件岗位请在“工序”表里写工价：一道工序一行，岗位名称和“岗位”表里的一样。',
    '写了工序，件价和件数就按挣得最慢的那道工序算，“一件多少钱”“一小时几件”可以不填。',
    '下面是可以用的词。',
  ],
  en: [
    'One job a row; columns with * must be filled in. Row 2 is an example: put your own there.',
    `At most ${mostRows} jobs at once. Amounts are in yuan; no formulas.`,
    'For piece pay, list the prices in the sheet “Operations”: one operation a row, with the title as in “Jobs”.',
    'With operations, price and speed are those of the operation that earns least; the two columns may stay empty.',
    'These are the words that may be used.',
  ],
}

/** The workbook to fill in, in one's own language, with an example and the words that may be used. `exampleDay` is a day ahead. */
export async function templateWorkbook(locale: Locale, exampleDay: string): Promise<Buffer> {
  // Thirty megabytes of the process, for a file few ask for.
  const { default: ExcelJS } = await import('exceljs')
  const book = new ExcelJS.Workbook()
  addTable(book, sheetNames.jobs[locale], columns, locale, exampleDay)
  addTable(book, sheetNames.operations[locale], operationColumns, locale, exampleDay)
  const sheet = book.addWorksheet(sheetNames.notes[locale])
  sheet.columns = [{ width: 24 }, { width: 90 }]
  for (const line of notes[locale]) sheet.addRow([line])
  for (const { words, choices } of [...columns, ...operationColumns])
    if (choices)
      sheet.addRow([
        words[locale],
        Object.values(choices)
          .map((each) => each[locale])
          .join('、'),
      ])
  return Buffer.from(await book.xlsx.writeBuffer())
}

function addTable(book: Workbook, name: string, known: readonly Column[], locale: Locale, exampleDay: string): void {
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = known.map(({ words, required, width }) => ({ header: words[locale] + (required ? '*' : ''), width }))
  const example = ({ kind, example: given }: Column) => {
    if (kind === 'day') return exampleDay
    return typeof given === 'number' ? given : (given?.[locale] ?? null)
  }
  sheet.addRow(known.map(example))
  const head = sheet.getRow(1)
  head.font = { bold: true, color: { argb: 'FFFFFFFF' } }
  head.eachCell((cell) => {
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF23408E' } }
    cell.alignment = { wrapText: true, vertical: 'middle' }
  })
}
