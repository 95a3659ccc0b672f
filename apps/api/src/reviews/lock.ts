import type { Tx } from '../context.ts'
import { findCase, lockCase, type ReviewCase } from './queries.ts'
import { subjectOf } from './subjects.ts'

/** The case with its subject, both locked, the subject first as everywhere. */
export async function lockWithSubject(tx: Tx, caseId: string): Promise<ReviewCase> {
  const reviewCase = await findCase(tx, caseId)
  await subjectOf(reviewCase).lock(tx, reviewCase.subject_id)
  return lockCase(tx, caseId)
}
