import type { PersonActor } from '../actor.ts'
import type { Tx } from '../context.ts'
import { AppError } from '../problem.ts'
import { claimRanOut, holds, requireJudge } from './duty.ts'
import { listEvents, type ReviewCase } from './queries.ts'

/**
 * Refuses whoever does not hold a case that waits to be decided; one that has moved on is the verb's to refuse.
 * `claim_lost` is for who did hold it since it was handed in, whether the claim ran out or somebody else has it: what
 * they wrote is worth keeping.
 */
export async function requireHolder(tx: Tx, reviewCase: ReviewCase): Promise<PersonActor> {
  const reviewer = requireJudge(tx.actor, reviewCase, 'review.decide')
  if (reviewCase.state !== 'claimed' && reviewCase.state !== 'submitted') return reviewer
  if (holds(reviewer, reviewCase) && !claimRanOut(reviewCase, tx.clock())) return reviewer
  if (holds(reviewer, reviewCase) || (await lostIt(tx, reviewCase, reviewer))) throw new AppError('claim_lost')
  if (reviewCase.state === 'claimed') throw new AppError('claimed_by_other')
  return reviewer
}

/** Whether their last claim ended without their doing, and the case is still in the round it was claimed in. */
async function lostIt(tx: Tx, { id }: ReviewCase, { personId }: PersonActor): Promise<boolean> {
  const history = await listEvents(tx, id)
  const own = history.findLastIndex(({ actor_id, action }) => actor_id === personId && begins.includes(action))
  const since = history.slice(own + 1).map(({ action }) => action)
  const [first = ''] = since
  return own !== -1 && ['expire', 'take_over'].includes(first) && since.every((action) => goesOn.includes(action))
}

const begins = ['claim', 'take_over']
const goesOn = [...begins, 'expire', 'release']
