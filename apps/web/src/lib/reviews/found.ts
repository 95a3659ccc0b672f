import { checkJob, type JobCheckContext } from '@zhibo/core/checks/check-job'
import { minimumWageOn } from '@zhibo/core/checks/policy'
import { JobPost } from '@zhibo/core/checks/schema'
import { checkFile } from '@zhibo/core/employers/check-file'
import { wordFinding } from '@zhibo/core/employers/finding'
import { completedFile, type StoredEmployerFile } from '@zhibo/core/employers/schema'
import { JobContent } from '@zhibo/core/jobs/schema'
import type { ReviewCaseDetailView } from '@zhibo/core/reviews/schema'
import type { Locale } from '@zhibo/ui/format'
import { money, piecePrice } from '@zhibo/ui/format'
import { findingWords } from '#lib/jobs/findings.ts'
import type { PaySum } from './sheet.ts'
import type { WordedFinding } from './sheet-of.ts'

/** What the checks of today say of a revision, in the reader's language. A session plan has no text they know. */
export function foundIn(
  { subject, content }: Pick<ReviewCaseDetailView, 'subject' | 'content'>,
  context: JobCheckContext,
  locale: Locale,
): { found: WordedFinding[]; pay: PaySum | null } {
  if (subject === 'employer') {
    const file = completedFile(content as StoredEmployerFile)
    const found = checkFile(file, new Date())
    return { found: found.map((finding) => ({ ...finding, message: wordFinding(finding, locale) })), pay: null }
  }
  if (subject !== 'job') return { found: [], pay: null }
  const { findings, pay } = checkJob(JobPost.parse(content), context)
  const found = findings.map((finding) => ({ ...finding, message: findingWords(finding, locale) }))
  return { found, pay: sumOf(JobContent.parse(content), pay.lawfulMonthlyFloorFen, context) }
}

/** The month's sum of full-time work; part time is held against the hour, and its finding says so. */
function sumOf(job: JobContent, reckonedFen: number | null, { policies, today }: JobCheckContext): PaySum | null {
  const minimum = minimumWageOn(policies, today)
  if (job.employment === 'part_time' || minimum === null || reckonedFen === null) return null
  // A floor that is promised below the minimum is what counts, however well the pieces pay.
  const { floorFen: stated } = job.pay
  const promisedTooLittle = stated > 0 && stated < minimum.monthlyFen
  const floorFen = promisedTooLittle ? stated : reckonedFen
  return {
    figures: promisedTooLittle ? null : figuresOf(job, reckonedFen),
    floorFen,
    minimumFen: minimum.monthlyFen,
    below: floorFen < minimum.monthlyFen,
    documentNo: minimum.documentNo,
    from: minimum.from,
    confirmed: minimum.confirmed,
  }
}

const month = '8 × 21.75'

/** The sum as one would type it into a calculator; a month is 21.75 days of 8 hours. */
function figuresOf({ pay }: JobContent, reckonedFen: number): string | null {
  const pieces = `${piecePrice(pay.pieceRateMilliyuan)} × ${pay.piecesPerHour} × ${month}`
  switch (pay.scheme) {
    case 'monthly':
    case 'base_plus_commission':
      return null
    case 'daily':
      return `${money(pay.baseFen)} × 21.75`
    case 'hourly':
      return `${money(pay.baseFen)} × ${month}`
    case 'piece':
      return pieces
    case 'piece_with_floor':
      return reckonedFen === pay.floorFen ? null : pieces
    case 'piece_plus_base':
      return `${money(pay.baseFen)} + ${pieces}`
  }
}
