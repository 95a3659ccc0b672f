import type { ReviewSubject } from '@zhibo/core/reviews/schema'
import type { Bench } from '../db/testing.ts'
import { standingOf } from '../reviews/standing.ts'

/** The case in which a subject waits for its reviewers. */
export async function openCaseOf(bench: Bench, subject: ReviewSubject, subjectId: string): Promise<string> {
  const { openCaseId } = await standingOf(bench.system, subject, subjectId)
  if (!openCaseId) throw new Error(`no open case of ${subject} ${subjectId}`)
  return openCaseId
}
