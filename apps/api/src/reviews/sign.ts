import { declineOf } from '@zhibo/core/reviews/lifecycle'
import type { DeclineProposal, ProposedAction, ReviewCaseView, SignProposal } from '@zhibo/core/reviews/schema'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, type Tx, withTx } from '../context.ts'
import { AppError } from '../problem.ts'
import { requireSigner } from './duty.ts'
import { lockWithSubject } from './lock.ts'
import { measureApproval } from './measure.ts'
import { listEvents, type ReviewCase, unmeasure } from './queries.ts'
import { drawReinspection } from './reinspect.ts'
import { takeStep } from './step.ts'
import { subjectOf } from './subjects.ts'
import { tellDecided } from './tell-decided.ts'
import { toCaseView } from './views.ts'

/** A second person signs what is proposed. Only now it has effect, in the proposer's words and in both names. */
export async function signProposal(ctx: Ctx, caseId: string, input: SignProposal): Promise<ReviewCaseView> {
  return withTx(ctx, async (tx) => {
    const { proposed, action } = await lockProposal(tx, caseId, input.expectedVersion)
    const words = (await listEvents(tx, caseId)).at(-1)!
    const signed = await takeStep(tx, proposed, action, {
      said: {
        reasonCode: words.reason_code,
        publicNote: words.public_note,
        internalNote: input.note,
        parts: words.parts,
        proposedBy: proposed.proposed_by,
      },
      changes: whoAnswers(tx, proposed, action),
    })
    if (action !== 'uphold') await subjectOf(signed).applyDecision(tx, signed, action)
    if (action === 'approve' || action === 'overturn') await measureApproval(tx, signed)
    if (action === 'reinstate') await unmeasure(tx, caseId)
    if (action === 'approve') await drawReinspection(tx, signed)
    await tellDecided(tx, signed, action, { publicNote: words.public_note })
    const view = await toCaseView(tx, signed)
    await recordAudit(
      tx,
      `review.${action}`,
      { kind: 'review_case', id: caseId },
      {
        stationId: signed.station_id,
        detail: { subject: signed.subject_id, revision: signed.revision_id, proposedBy: proposed.proposed_by },
      },
    )
    return view
  })
}

/** A second person does not sign, and says why: the case is where it was before. */
export async function declineProposal(ctx: Ctx, caseId: string, input: DeclineProposal): Promise<ReviewCaseView> {
  return withTx(ctx, async (tx) => {
    const { proposed, action } = await lockProposal(tx, caseId, input.expectedVersion)
    const decline = declineOf[action]
    const declined = await takeStep(tx, proposed, decline, {
      reason: input.reason,
      said: { internalNote: input.reason, proposedBy: proposed.proposed_by },
    })
    const view = await toCaseView(tx, declined)
    await recordAudit(
      tx,
      `review.${decline}`,
      { kind: 'review_case', id: caseId },
      { stationId: declined.station_id, detail: { subject: declined.subject_id, proposedBy: proposed.proposed_by } },
    )
    return view
  })
}

async function lockProposal(
  tx: Tx,
  caseId: string,
  expectedVersion: number,
): Promise<{ proposed: ReviewCase; action: ProposedAction }> {
  const proposed = await lockWithSubject(tx, caseId)
  requireSigner(tx.actor, proposed)
  if (proposed.proposed_action === null) throw new AppError('not_from_here')
  if (proposed.version !== expectedVersion) throw new AppError('stale_version')
  return { proposed, action: proposed.proposed_action }
}

/** Whoever proposed a decision answers for it, beside whoever signed. A reinstatement leaves the old decision standing. */
function whoAnswers(tx: Tx, { proposed_by }: ReviewCase, action: ProposedAction) {
  if (action === 'reinstate') return {}
  const signed_by = tx.actor.kind === 'person' ? tx.actor.personId : null
  return { decided_by: proposed_by, decided_at: tx.clock(), signed_by }
}
