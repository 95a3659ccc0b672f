import type { ReviewCaseView, SuspendCase } from '@zhibo/core/reviews/schema'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { AppError } from '../problem.ts'
import { requireJudge } from './duty.ts'
import { lockWithSubject } from './lock.ts'
import { propose } from './propose.ts'
import { takeStep } from './step.ts'
import { subjectOf } from './subjects.ts'
import { tellDecided } from './tell-decided.ts'
import { toCaseView } from './views.ts'

/** A lead takes what was approved out of force at once. */
export async function suspendCase(ctx: Ctx, caseId: string, input: SuspendCase): Promise<ReviewCaseView> {
  return withTx(ctx, async (tx) => {
    const decided = await lockWithSubject(tx, caseId)
    requireJudge(tx.actor, decided, 'review.suspend')
    const { expectedVersion, reasonCode, publicNote, internalNote } = input
    if (decided.version !== expectedVersion) throw new AppError('stale_version')
    const suspended = await takeStep(tx, decided, 'suspend', {
      reason: publicNote,
      said: { reasonCode, publicNote, internalNote },
    })
    await subjectOf(suspended).applyDecision(tx, suspended, 'suspend')
    await tellDecided(tx, suspended, 'suspend', { publicNote })
    const view = await toCaseView(tx, suspended)
    await recordAudit(
      tx,
      'review.suspend',
      { kind: 'review_case', id: caseId },
      { stationId: suspended.station_id, detail: { subject: suspended.subject_id, reasonCode } },
    )
    return view
  })
}

/** A lead proposes to put what was suspended back in force; it stays out of force until another lead has signed. */
export async function reinstateCase(ctx: Ctx, caseId: string, input: SuspendCase): Promise<ReviewCaseView> {
  return withTx(ctx, async (tx) => {
    const suspended = await lockWithSubject(tx, caseId)
    const lead = requireJudge(tx.actor, suspended, 'review.suspend')
    const { expectedVersion, ...said } = input
    if (suspended.version !== expectedVersion) throw new AppError('stale_version')
    return propose(tx, suspended, { action: 'reinstate', by: lead, reason: input.publicNote, said })
  })
}
