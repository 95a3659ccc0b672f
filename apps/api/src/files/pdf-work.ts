import { type PDFiumDocument, PDFiumLibrary, type PDFiumPage } from '@hyzyla/pdfium'
import sharp from 'sharp'
import { Decline, serve } from '../bounded/serve.ts'

/** Counts the pages after drawing each small, or draws one to look at. */
export type PdfJob = { bytes: Uint8Array; mostPages: number } | { bytes: Uint8Array; page: number }

export interface PdfPage {
  bytes: Uint8Array
  width: number
  height: number
}

/** Why a PDF is not taken. */
export type PdfRefusal = 'broken' | 'locked' | 'too_long' | 'no_such_page'

const refuse = (reason: PdfRefusal) => new Decline(reason)
const smallSide = 200
const longestSide = 2000
/** The largest page the format knows, in points; a side of nothing is no page either. */
const largestPoints = 14_400

serve(async (job: PdfJob): Promise<number | PdfPage> => {
  const library = await PDFiumLibrary.init()
  const document = await open(library, job.bytes)
  return 'page' in job ? drawOne(document, job.page) : countDrawn(document, job.mostPages)
})

async function open(library: PDFiumLibrary, bytes: Uint8Array): Promise<PDFiumDocument> {
  try {
    return await library.loadDocument(bytes)
  } catch (error) {
    throw refuse(error instanceof Error && /password|security/i.test(error.message) ? 'locked' : 'broken')
  }
}

/** Text and pictures unpack only when a page is drawn: so whatever a page hides comes out here. */
async function countDrawn(document: PDFiumDocument, most: number): Promise<number> {
  const count = document.getPageCount()
  if (count === 0) throw refuse('broken')
  if (count > most) throw refuse('too_long')
  for (let index = 0; index < count; index++) await draw(document.getPage(index), smallSide)
  return count
}

async function drawOne(document: PDFiumDocument, number: number): Promise<PdfPage> {
  if (number > document.getPageCount()) throw refuse('no_such_page')
  const { data, width, height } = await draw(document.getPage(number - 1), longestSide)
  const bytes = await sharp(data, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .webp({ quality: 80 })
    .toBuffer()
  return { bytes, width, height }
}

async function draw(page: PDFiumPage, longest: number) {
  const { originalWidth, originalHeight } = page.getOriginalSize()
  const side = Math.max(originalWidth, originalHeight)
  if (!(Math.min(originalWidth, originalHeight) >= 1) || side > largestPoints) throw refuse('broken')
  return page.render({ scale: longest / side, render: 'bitmap' })
}
