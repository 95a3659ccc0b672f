import { appealableUntil } from '@zhibo/core/reviews/resubmission'
import type { Appeal, DecideAppeal, ReviewCaseView } from '@zhibo/core/reviews/schema'
import { requireMember, requirePerson } from '../actor.ts'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { AppError } from '../problem.ts'
import { requireJudge } from './duty.ts'
import { lockWithSubject } from './lock.ts'
import { promisedBy } from './open.ts'
import { propose } from './propose.ts'
import { lockCase } from './queries.ts'
import { followed } from './standing.ts'
import { takeStep } from './step.ts'
import { toCaseView } from './views.ts'

/** The employer's owner objects to a rejection in time; a station's own plan is appealed by whoever submitted it. */
export async function appealCase(ctx: Ctx, caseId: string, input: Appeal): Promise<ReviewCaseView> {
  requirePerson(ctx.actor)
  return withTx(ctx, async (tx) => {
    const rejected = await lockCase(tx, caseId)
    if (rejected.employer_id !== null) requireMember(tx.actor, rejected.employer_id, 'owner')
    else if (requirePerson(tx.actor).personId !== rejected.submitted_by) throw new AppError('not_found')
    if (rejected.version !== input.expectedVersion) throw new AppError('stale_version')
    if (rejected.state === 'rejected' && appealableUntil(followed(rejected), tx.clock()) === null)
      throw new AppError('appeal_over')
    const appealed = await takeStep(tx, rejected, 'appeal', {
      reason: input.statement,
      said: { publicNote: input.statement },
      changes: { due_at: await promisedBy(tx) },
    })
    await recordAudit(tx, 'review.appeal', { kind: 'review_case', id: caseId }, { stationId: appealed.station_id })
    return toCaseView(tx, appealed)
  })
}

/** Proposes the answer to an appeal, as somebody who did not decide the case; it stands once a second person has signed. */
export async function decideAppeal(ctx: Ctx, caseId: string, input: DecideAppeal): Promise<ReviewCaseView> {
  return withTx(ctx, async (tx) => {
    const appealed = await lockWithSubject(tx, caseId)
    const judge = requireJudge(tx.actor, appealed, 'review.decide')
    const { expectedVersion, decision, ...said } = input
    if (appealed.version !== expectedVersion) throw new AppError('stale_version')
    return propose(tx, appealed, { action: decision, by: judge, reason: input.publicNote, said })
  })
}
