import { gate } from '../bounded/gate.ts'
import { Declined, openWorkshop, OutOfBounds } from '../bounded/workshop.ts'
import { AppError } from '../problem.ts'
import type { PdfJob, PdfPage, PdfRefusal } from './pdf-work.ts'

/** The most pages a PDF may have: a handbook, not an archive. */
const mostPages = 60
const bounds = { megabytes: 600, seconds: 20, keepSeconds: 0 }

// One at a time: a file that fills its bounds must not find company. Each has a process of its own, for nothing that one
// file did to its reader may reach the next.
const workshop = openWorkshop(new URL('./pdf-work.ts', import.meta.url), bounds)
const pass = gate(1, 32)

/**
 * How many pages a PDF has, once every one of them has really been drawn. Throws `file_broken`, `pdf_locked`,
 * `pdf_too_long`, or `pdf_too_heavy` when that took more memory or time than any paper does.
 */
export async function countPages(bytes: Uint8Array): Promise<number> {
  return work<number>({ bytes, mostPages })
}

/** One page as a WebP picture, at most 2000 px long: nothing of the file itself reaches the browser. `not_found` beyond its end. */
export async function drawPage(bytes: Uint8Array, page: number): Promise<PdfPage> {
  return work<PdfPage>({ bytes, page })
}

const refusals: Record<PdfRefusal, 'file_broken' | 'pdf_locked' | 'pdf_too_long' | 'not_found'> = {
  broken: 'file_broken',
  locked: 'pdf_locked',
  too_long: 'pdf_too_long',
  no_such_page: 'not_found',
}

async function work<Answer>(job: PdfJob): Promise<Answer> {
  try {
    return await pass(1, () => workshop.run<Answer>(job))
  } catch (cause) {
    if (cause instanceof Declined) throw new AppError(refusals[cause.reason as PdfRefusal], { cause })
    if (cause instanceof OutOfBounds) throw new AppError('pdf_too_heavy', { cause })
    throw cause
  }
}
