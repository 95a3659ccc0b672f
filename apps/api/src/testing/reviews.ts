import type { ReviewCaseView, ReviewSubject } from '@zhibo/core/reviews/schema'
import type { Bench } from '../db/testing.ts'
import { signProposal } from '../reviews/sign.ts'
import { standingOf } from '../reviews/standing.ts'
import { aStaff } from './identity.ts'

/** The case in which a subject waits for its reviewers. */
export async function openCaseOf(bench: Bench, subject: ReviewSubject, subjectId: string): Promise<string> {
  const { openCaseId } = await standingOf(bench.system, subject, subjectId)
  if (!openCaseId) throw new Error(`no open case of ${subject} ${subjectId}`)
  return openCaseId
}

/** Another lead of the station signs what waits for a second signature. */
export async function signed(bench: Bench, proposed: ReviewCaseView): Promise<ReviewCaseView> {
  const second = await aStaff(bench, 'lead', proposed.stationId)
  return signProposal(second.ctx, proposed.id, { expectedVersion: proposed.version, note: '' })
}
