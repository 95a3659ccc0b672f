import type { Context } from 'hono'

type Cell = string | number | null

/** One line of a table for spreadsheets. A text that one would take for a formula is made plain text by an apostrophe. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(cellText).join(',')}\r\n`

const formula = /^[\s'"]*[=+\-@＝＋－＠]|^[\t\r\n]/u

function cellText(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = formula.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Sends lines as a file while they are being read, with the mark by which spreadsheets know UTF-8. */
export function sendCsv(c: Context, fileName: string, lines: AsyncIterable<string>): Response {
  c.header('content-type', 'text/csv; charset=utf-8')
  c.header('content-disposition', `attachment; filename="${fileName}"`)
  return c.body(bytesOf(lines))
}

/** Read as fast as they are taken; when nobody takes them any more, reading ends. */
function bytesOf(lines: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const source = lines[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode('\ufeff')),
    async pull(controller) {
      const { done, value } = await source.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await source.return?.()
    },
  })
}
