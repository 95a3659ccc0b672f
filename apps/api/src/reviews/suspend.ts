import type { ReviewCaseView, SuspendCase } from '@zhibo/core/reviews/schema'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { AppError } from '../problem.ts'
import { requireJudge } from './duty.ts'
import { lockWithSubject } from './lock.ts'
import { takeStep } from './step.ts'
import { subjectOf } from './subjects.ts'
import { toCaseView } from './views.ts'

/** A lead takes what was approved out of force at once. */
export const suspendCase = (ctx: Ctx, caseId: string, input: SuspendCase) => setForce(ctx, caseId, 'suspend', input)

/** A lead puts what was suspended back in force, as far as its time has not run out meanwhile. */
export const reinstateCase = (ctx: Ctx, caseId: string, input: SuspendCase) => setForce(ctx, caseId, 'reinstate', input)

async function setForce(
  ctx: Ctx,
  caseId: string,
  action: 'suspend' | 'reinstate',
  { expectedVersion, reasonCode, publicNote, internalNote }: SuspendCase,
): Promise<ReviewCaseView> {
  return withTx(ctx, async (tx) => {
    const decided = await lockWithSubject(tx, caseId)
    requireJudge(tx.actor, decided, 'review.suspend')
    if (decided.version !== expectedVersion) throw new AppError('stale_version')
    const after = await takeStep(tx, decided, action, {
      reason: publicNote,
      said: { reasonCode, publicNote, internalNote },
    })
    await subjectOf(after).applyDecision(tx, after, action)
    await recordAudit(
      tx,
      `review.${action}`,
      { kind: 'review_case', id: caseId },
      { stationId: after.station_id, detail: { subject: after.subject_id, reasonCode } },
    )
    return toCaseView(tx, after)
  })
}
