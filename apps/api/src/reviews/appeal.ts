import type { Appeal, DecideAppeal, ReviewCaseView } from '@zhibo/core/reviews/schema'
import { requireMember, requirePerson } from '../actor.ts'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { AppError } from '../problem.ts'
import { requireJudge } from './duty.ts'
import { lockWithSubject } from './lock.ts'
import { lockCase } from './queries.ts'
import { takeStep } from './step.ts'
import { subjectOf } from './subjects.ts'
import { toCaseView } from './views.ts'

/** The employer's owner objects to a rejection; a station's own plan is appealed by whoever submitted it. */
export async function appealCase(ctx: Ctx, caseId: string, input: Appeal): Promise<ReviewCaseView> {
  requirePerson(ctx.actor)
  return withTx(ctx, async (tx) => {
    const rejected = await lockCase(tx, caseId)
    if (rejected.employer_id !== null) requireMember(tx.actor, rejected.employer_id, 'owner')
    else if (requirePerson(tx.actor).personId !== rejected.submitted_by) throw new AppError('not_found')
    if (rejected.version !== input.expectedVersion) throw new AppError('stale_version')
    const appealed = await takeStep(tx, rejected, 'appeal', {
      reason: input.statement,
      said: { publicNote: input.statement },
    })
    await recordAudit(tx, 'review.appeal', { kind: 'review_case', id: caseId }, { stationId: appealed.station_id })
    return toCaseView(tx, appealed)
  })
}

/** Answers an appeal; only somebody who did not decide the case may. */
export async function decideAppeal(ctx: Ctx, caseId: string, input: DecideAppeal): Promise<ReviewCaseView> {
  return withTx(ctx, async (tx) => {
    const appealed = await lockWithSubject(tx, caseId)
    const judge = requireJudge(tx.actor, appealed, 'review.decide')
    if (appealed.version !== input.expectedVersion) throw new AppError('stale_version')
    const { decision, reasonCode, publicNote, internalNote } = input
    const answered = await takeStep(tx, appealed, decision, {
      reason: publicNote,
      said: { reasonCode, publicNote, internalNote },
      changes: { decided_by: judge.personId, decided_at: tx.clock() },
    })
    if (decision === 'overturn') await subjectOf(answered).applyDecision(tx, answered, 'overturn')
    await recordAudit(
      tx,
      `review.${decision}`,
      { kind: 'review_case', id: caseId },
      { stationId: answered.station_id, detail: { subject: answered.subject_id, reasonCode } },
    )
    return toCaseView(tx, answered)
  })
}
