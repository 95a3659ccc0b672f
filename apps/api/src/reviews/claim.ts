import { claimMinutes } from '@zhibo/core/reviews/lifecycle'
import type { ReviewCaseView } from '@zhibo/core/reviews/schema'
import { asActor, type Ctx, type Tx, withTx } from '../context.ts'
import { recordAudit } from '../audit/record.ts'
import { AppError } from '../problem.ts'
import { claimRanOut, holds, requireJudge } from './duty.ts'
import { lockCase, type ReviewCase, updateCase } from './queries.ts'
import { takeStep } from './step.ts'
import { toCaseView } from './views.ts'

/** Takes a case off the queue for 15 minutes; by whoever holds it already, starts the 15 minutes anew. */
export async function claimCase(ctx: Ctx, caseId: string): Promise<ReviewCaseView> {
  return withTx(ctx, async (tx) => {
    const reviewCase = await lockCase(tx, caseId)
    const reviewer = requireJudge(tx.actor, reviewCase, 'review.decide')
    const free = await freeIfRanOut(tx, reviewCase)
    if (free.state === 'claimed') {
      if (!holds(reviewer, free)) throw new AppError('claimed_by_other')
      return toCaseView(tx, await renewClaim(tx, free))
    }
    const claimed = await takeStep(tx, free, 'claim', { changes: claimOf(tx, reviewer.personId) })
    await recordAudit(tx, 'review.claimed', { kind: 'review_case', id: caseId }, { stationId: claimed.station_id })
    return toCaseView(tx, claimed)
  })
}

/** A lead takes a case over from whoever holds it, and says why. */
export async function takeOverCase(ctx: Ctx, caseId: string, reason: string): Promise<ReviewCaseView> {
  return withTx(ctx, async (tx) => {
    const held = await lockCase(tx, caseId)
    const lead = requireJudge(tx.actor, held, 'review.suspend')
    const claimed = await takeStep(tx, held, 'take_over', {
      reason,
      said: { internalNote: reason },
      changes: claimOf(tx, lead.personId),
    })
    await recordAudit(
      tx,
      'review.taken_over',
      { kind: 'review_case', id: caseId },
      { stationId: claimed.station_id, detail: { from: held.claimed_by } },
    )
    return toCaseView(tx, claimed)
  })
}

/** Starts a holder's 15 minutes anew. No step of the case: nothing about it has changed. */
export function renewClaim(tx: Tx, reviewCase: ReviewCase): Promise<ReviewCase> {
  return updateCase(tx, reviewCase.id, { claimed_until: claimEnd(tx) })
}

/** Writes down that a claim ran out, as the software's own act, before anybody else takes the case. */
async function freeIfRanOut(tx: Tx, reviewCase: ReviewCase): Promise<ReviewCase> {
  if (!claimRanOut(reviewCase, tx.clock())) return reviewCase
  const system = asActor(tx, { kind: 'system' })
  const freed = await takeStep(system, reviewCase, 'expire')
  const { id, station_id: stationId } = freed
  await recordAudit(system, 'review.claim_expired', { kind: 'review_case', id }, { stationId })
  return freed
}

const claimOf = (tx: Tx, personId: string) => ({ claimed_by: personId, claimed_until: claimEnd(tx) })

const claimEnd = (tx: Tx) => new Date(tx.clock().getTime() + claimMinutes * 60_000)
