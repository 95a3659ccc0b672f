import type { Tx } from '../context.ts'
import { AppError } from '../problem.ts'
import { claimRanOut, holds, requireJudge } from './duty.ts'
import { listEvents, type ReviewCase } from './queries.ts'

/** Refuses whoever does not hold the case now, and says which way they do not. Steps refused for other reasons are the table's. */
export async function requireHolder(tx: Tx, reviewCase: ReviewCase): Promise<void> {
  const reviewer = requireJudge(tx.actor, reviewCase, 'review.decide')
  if (reviewCase.state === 'claimed') {
    if (!holds(reviewer, reviewCase)) throw new AppError('claimed_by_other')
    if (claimRanOut(reviewCase, tx.clock())) throw new AppError('claim_expired')
  }
  if (reviewCase.state === 'submitted') {
    const history = await listEvents(tx, reviewCase.id)
    if (history.at(-1)?.action === 'expire') throw new AppError('claim_expired')
  }
}
