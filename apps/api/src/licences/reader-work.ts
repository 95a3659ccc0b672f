import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { codeAlphabet, whereCode } from '@zhibo/core/licences/code'
import type { PrintedLine } from '@zhibo/core/licences/print'
import type { Box } from '@zhibo/core/licences/schema'
import type { RawReading } from '@zhibo/core/licences/suggest'
import sharp from 'sharp'
import { createWorker, PSM, type Page, type Worker } from 'tesseract.js'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { Decline, serve } from '../bounded/serve.ts'

/** A licence's picture, to be read. */
export interface ReaderJob {
  picture: Uint8Array
}

// Large enough for the smallest print on a licence, small enough to be quick with it.
const longestSide = 2000
const require = createRequire(import.meta.url)
const packaged = (name: string) => path.dirname(require.resolve(`${name}/package.json`))

// Given its own program, or it would fetch it from a stranger's server.
const qrReader = await readFile(require.resolve('zxing-wasm/reader/zxing_reader.wasm'))
prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(qrReader).buffer } })

let worker: Promise<Worker> | undefined
let tell: (percent: number) => void = () => undefined

serve(async ({ picture }: ReaderJob, progress): Promise<RawReading> => {
  tell = progress
  const { paper, print } = await prepare(picture)
  progress(5)
  const reader = await (worker ??= openReader())
  progress(15)
  const { data } = await recognised(reader, print.bytes)
  tell = () => undefined
  const lines = linesOf(data, print)
  progress(85)
  const closerCode = await lookCloser(reader, print, lines)
  progress(92)
  return { lines, closerCode, qr: await readQr(paper) }
})

interface Raster {
  bytes: Buffer
  width: number
  height: number
}

/** The paper as it is for its QR code; and its red light alone for the print, for the stamp is red and vanishes in it. */
async function prepare(picture: Uint8Array): Promise<{ paper: Raster; print: Raster }> {
  try {
    const upright = sharp(picture).resize({ width: longestSide, height: longestSide, fit: 'inside' })
    const paper = await upright.clone().ensureAlpha().raw().toBuffer({ resolveWithObject: true })
    const print = await upright
      .removeAlpha()
      .toColourspace('srgb')
      .extractChannel('red')
      .normalise()
      .png({ compressionLevel: 1 })
      .toBuffer()
    const { width, height } = paper.info
    return { paper: { bytes: paper.data, width, height }, print: { bytes: print, width, height } }
  } catch (cause) {
    throw new Decline('unreadable', { cause })
  }
}

/** With the language data of its package, so that nothing is fetched; kept for the next licence. */
function openReader(): Promise<Worker> {
  return createWorker('chi_sim', 1, {
    langPath: path.join(packaged('@tesseract.js-data/chi_sim'), '4.0.0_best_int'),
    gzip: true,
    cacheMethod: 'none',
    logger: ({ status, progress }) => {
      if (status === 'recognizing text') tell(Math.round(15 + 70 * progress))
    },
  })
}

async function recognised(reader: Worker, bytes: Buffer) {
  await reader.setParameters({ tessedit_char_whitelist: '', tessedit_pageseg_mode: PSM.AUTO, user_defined_dpi: '300' })
  return reader.recognize(bytes, {}, { text: false, blocks: true })
}

function linesOf({ blocks }: Page, { width, height }: Raster): PrintedLine[] {
  const lines = (blocks ?? []).flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines))
  return lines.map((line) =>
    line.words.map(({ text, confidence, bbox: { x0, y0, x1, y1 } }) => ({
      text: text.trim(),
      confidence: confidence / 100,
      box: { left: x0 / width, top: y0 / height, width: (x1 - x0) / width, height: (y1 - y0) / height },
    })),
  )
}

/** The credit code once more, alone and with nothing but its own letters: the mixed print around it leads astray. */
async function lookCloser(reader: Worker, print: Raster, lines: readonly PrintedLine[]): Promise<string | null> {
  const at = whereCode(lines)
  if (!at) return null
  await reader.setParameters({ tessedit_char_whitelist: codeAlphabet, tessedit_pageseg_mode: PSM.SINGLE_LINE })
  const { data } = await reader.recognize(print.bytes, { rectangle: rectangleAround(at.box, print) })
  return data.text.trim()
}

/** With a margin of a third of its height. */
function rectangleAround({ left, top, width, height }: Box, page: Raster) {
  const margin = (height / 3) * page.height
  const x = Math.max(0, Math.floor(left * page.width - margin))
  const y = Math.max(0, Math.floor(top * page.height - margin))
  return {
    left: x,
    top: y,
    width: Math.min(page.width - x, Math.ceil(width * page.width + 2 * margin)),
    height: Math.min(page.height - y, Math.ceil(height * page.height + 2 * margin)),
  }
}

async function readQr({ bytes, width, height }: Raster): Promise<string | null> {
  const picture = { data: new Uint8ClampedArray(bytes), width, height, colorSpace: 'srgb' } as ImageData
  const [found] = await readBarcodes(picture, { formats: ['QRCode'], maxNumberOfSymbols: 1 })
  return found?.text ?? null
}
