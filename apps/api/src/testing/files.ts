import { constants, deflateRawSync } from 'node:zlib'

/** A PDF of one page that says Hello, after `before` in its catalogue (where a script would stand). */
export const aPdf = (before = ''): Buffer => pdfOf(before, [textStream('BT /F1 48 Tf 100 600 Td (Hello) Tj ET')])

/** A PDF of so many pages. */
export const aLongPdf = (pages: number): Buffer => pdfOf('', Array<Buffer>(pages).fill(textStream('0 0 m')))

/** A PDF of 2 MB whose only page unpacks to 1.9 GB of blanks. */
export function aBombInAPdf(): Buffer {
  // One block that unpacks to 16 MB, again and again: what a whole deflate of the blanks would hold, without doing it.
  const block = deflateRawSync(Buffer.alloc(16_000_000, ' '), { finishFlush: constants.Z_FULL_FLUSH })
  const head = Buffer.from([0x78, 0x9c])
  const end = Buffer.from([3, 0, 0, 0, 0, 1])
  const blanks = Buffer.concat([head, ...Array<Buffer>(120).fill(block), end])
  return pdfOf('', [stream(blanks, '/Filter /FlateDecode')])
}

/** The first bytes of a picture as an iPhone keeps it. */
export const aHeic = (): Buffer =>
  Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic', 'latin1'), Buffer.alloc(200)])

const textStream = (text: string): Buffer => stream(Buffer.from(text), '')

function stream(bytes: Buffer, filter: string): Buffer {
  return Buffer.concat([
    Buffer.from(`<< /Length ${bytes.length} ${filter} >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ])
}

/** Objects 1 and 2 are the catalogue and the list of pages; then come each page and its content in turn. */
function pdfOf(catalogue: string, contents: readonly Buffer[]): Buffer {
  const kids = contents.map((_, at) => `${3 + 2 * at} 0 R`)
  const font = '<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>'
  const objects = [
    Buffer.from(`<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`),
    Buffer.from(`<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${kids.length} >>`),
    ...contents.flatMap((content, at) => [
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${4 + 2 * at} 0 R /Resources ${font} >>`,
      ),
      content,
    ]),
  ]
  const parts = [Buffer.from('%PDF-1.4\n')]
  const starts: number[] = []
  let at = parts[0]!.length
  for (const [index, object] of objects.entries()) {
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')])
    starts.push(at)
    at += part.length
    parts.push(part)
  }
  const rows = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Root 1 0 R /Size ${size} >>\n`
  return Buffer.concat([...parts, Buffer.from(`${table}startxref\n${at}\n%%EOF\n`)])
}
