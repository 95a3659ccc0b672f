import { changedPaths } from '@zhibo/core/reviews/changes'
import { returnedFields } from '@zhibo/core/reviews/fields'
import type { ComparedTo, ReviewCaseDetailView } from '@zhibo/core/reviews/schema'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, type Tx, withTx } from '../context.ts'
import { fileLink } from '../files/link.ts'
import { renewClaim } from './claim.ts'
import { claimRanOut, holds, isOwn, requireReader } from './duty.ts'
import { marksOn } from './finding-marks.ts'
import { listEvents, lockCase, type ReviewCase, type ReviewEvent } from './queries.ts'
import type { SubjectDescription } from './subject.ts'
import { subjectOf } from './subjects.ts'
import { toCaseView, toHistory } from './views.ts'
import { signaturesFor, weigh } from './weigh.ts'

/**
 * Opens a case: what was submitted, what it is read against, evidence, history. Looking is activity: it renews the
 * holder's claim. It is in the trail, with the evidence that was shown. Findings are counted anew.
 */
export async function openCase(ctx: Ctx, caseId: string): Promise<ReviewCaseDetailView> {
  return withTx(ctx, async (tx) => {
    const locked = await lockCase(tx, caseId)
    const reader = requireReader(tx.actor, locked)
    const active = holds(reader, locked) && !claimRanOut(locked, tx.clock())
    const held = active ? await renewClaim(tx, locked) : locked
    const described = await subjectOf(held).describe(tx, held)
    const reviewCase = await weigh(tx, held, described)
    const history = await listEvents(tx, caseId)
    const { content, approvedContent, employerName, evidence, notes = [] } = described
    const links = await Promise.all(evidence.map(({ fileId }) => fileLink(tx, fileId)))
    const detail = {
      ...(await toCaseView(tx, reviewCase)),
      content,
      approvedContent,
      comparedTo: await comparedTo(tx, reviewCase, described, history),
      employerName,
      notes: [...notes],
      signatureFor: signaturesFor(described),
      evidence: evidence.map(({ label, field }, at) => ({ label, field: field ?? null, ...links[at]! })),
      objections: reviewCase.objections,
      marks: await marksOn(tx, reviewCase),
      history: await toHistory(tx, history, isOwn(reader, locked)),
    }
    await recordAudit(
      tx,
      'review.opened',
      { kind: 'review_case', id: caseId },
      { stationId: reviewCase.station_id, detail: { evidence: evidence.map(({ fileId }) => fileId) } },
    )
    return detail
  })
}

/** What was mended is read against what was returned; a new revision of what is in force, against that. */
async function comparedTo(
  tx: Tx,
  reviewCase: ReviewCase,
  { content, approvedContent }: SubjectDescription,
  history: readonly ReviewEvent[],
): Promise<ComparedTo | null> {
  const returned = history.findLast(({ action }) => action === 'return')
  if (returned && returned.revision_id !== reviewCase.revision_id) {
    const earlier = await subjectOf(reviewCase).describe(tx, { ...reviewCase, revision_id: returned.revision_id })
    const changed = changedPaths(earlier.content, content)
    return { as: 'returned', content: earlier.content, changed, asked: returnedFields(returned.parts) }
  }
  if (approvedContent === null) return null
  return { as: 'approved', content: approvedContent, changed: changedPaths(approvedContent, content), asked: [] }
}
