import type { ReviewCaseDetailView } from '@zhibo/core/reviews/schema'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { fileLink } from '../files/link.ts'
import { renewClaim } from './claim.ts'
import { claimRanOut, holds, requireReader } from './duty.ts'
import { listEvents, lockCase } from './queries.ts'
import { subjectOf } from './subjects.ts'
import { toCaseView, toHistory } from './views.ts'

/** Opens a case: what was submitted, what was in force before, evidence, history. Looking is activity: it renews the holder's claim, and it is in the trail. */
export async function openCase(ctx: Ctx, caseId: string): Promise<ReviewCaseDetailView> {
  return withTx(ctx, async (tx) => {
    const locked = await lockCase(tx, caseId)
    const reader = requireReader(tx.actor, locked)
    const active = holds(reader, locked) && !claimRanOut(locked, tx.clock())
    const reviewCase = active ? await renewClaim(tx, locked) : locked
    const { content, approvedContent, employerName, evidence } = await subjectOf(reviewCase).describe(tx, reviewCase)
    const links = await Promise.all(evidence.map(({ fileId }) => fileLink(tx, fileId)))
    const detail = {
      ...(await toCaseView(tx, reviewCase)),
      content,
      approvedContent,
      employerName,
      evidence: evidence.map(({ label }, at) => ({ label, ...links[at]! })),
      history: await toHistory(tx, await listEvents(tx, caseId)),
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
