import { fileURLToPath } from 'node:url'
import { child, said } from './child.ts'
import { type Figure, figure, inTurn, type Pair } from './figure.ts'

const runs = 3
const licence = fileURLToPath(new URL('../../apps/api/src/licences/fixtures/licence.jpg', import.meta.url))
const creditCode = '91511725MADEM0A15L'

/** What one process took, from its start to its answer, and the text that it read. */
export interface Took {
  seconds: number
  peakMb: number
  text: string
}

/**
 * One licence as a phone takes it (drawn, turned by 1.2°, blurred, 1,400 px wide): seconds and memory of the process that
 * reads it, with the loading of the language, as if none had been read before. Ours makes it ready, reads the print, looks
 * at the credit code again and for a QR code; the reference is tesseract.js called bare.
 */
export async function bench(): Promise<Figure[]> {
  const took = await inTurn(runs, read('./ocr/ours.ts'), read('./ocr/bare.ts'))
  if (took.some(({ ours }) => !ours.text.includes(creditCode))) throw new Error('the credit code was not read')
  return [figure('ocr.seconds', 's', each(took, 'seconds')), figure('ocr.peak', 'MB', each(took, 'peakMb'))]
}

const read = (module: string) => async (): Promise<Took> => {
  const process = child(module, licence)
  try {
    return await said<Took>(process)
  } finally {
    process.kill('SIGKILL')
  }
}

const each = (pairs: readonly Pair<Took>[], measure: 'seconds' | 'peakMb'): Pair<number>[] =>
  pairs.map(({ ours, reference }) => ({ ours: ours[measure], reference: reference[measure] }))
