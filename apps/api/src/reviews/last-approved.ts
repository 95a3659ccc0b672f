import type { ReviewSubject } from '@zhibo/core/reviews/schema'
import type { Ctx } from '../context.ts'
import { listDecisionsOn } from './queries.ts'

/** The revision of a subject that was approved last, and whether its reviewers still stand by it; null before the first. */
export async function lastApproved(
  ctx: Ctx,
  subject: ReviewSubject,
  subjectId: string,
): Promise<{ revisionId: string; stands: boolean } | null> {
  const decisions = await listDecisionsOn(ctx, subject, subjectId)
  const approved = decisions.findLast(({ action }) => action === 'approve')
  if (!approved) return null
  const last = decisions.findLast(({ revision_id }) => revision_id === approved.revision_id)!
  return { revisionId: approved.revision_id, stands: last.action === 'approve' || last.action === 'reinstate' }
}
