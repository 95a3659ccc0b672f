import { transition } from '@zhibo/core/lifecycle'
import { type ReviewAction, reviewLifecycle } from '@zhibo/core/reviews/lifecycle'
import type { PartVerdict, ReviewState } from '@zhibo/core/reviews/schema'
import type { Updateable } from 'kysely'
import { workingTimeSince } from '../calendar/work-calendar.ts'
import type { Tx } from '../context.ts'
import { AppError } from '../problem.ts'
import { actedAs, rolesOn } from './duty.ts'
import { insertEvent, type ReviewCase, updateCase } from './queries.ts'
import type { ReviewCaseTable } from './tables.ts'

export interface Said {
  reasonCode?: string | null
  publicNote?: string
  internalNote?: string
  parts?: Partial<Record<string, PartVerdict>>
  /** Whose word it is that the actor signs. */
  proposedBy?: string | null
}

/** Decisions on what was handed in: how long they took is kept with them. */
const decisions: readonly ReviewAction[] = ['approve', 'return', 'reject']

/**
 * Takes one step of the transition table on a locked case and appends it to the history. `reason` is the note the
 * table may ask for; `changes` are columns beyond state, version and claim. Every step ends a claim and a proposal unless it sets one.
 */
export async function takeStep(
  tx: Tx,
  reviewCase: ReviewCase,
  action: ReviewAction,
  { reason, said = {}, changes = {} }: { reason?: string; said?: Said; changes?: Updateable<ReviewCaseTable> } = {},
): Promise<ReviewCase> {
  const outcome = transition(reviewLifecycle, reviewCase.state, action, rolesOn(tx, reviewCase), reason)
  if ('refused' in outcome) {
    // A case that has moved on is told as that, not as a lack of rights.
    const from: readonly ReviewState[] = reviewLifecycle[action].from
    if (!from.includes(reviewCase.state)) throw new AppError('not_from_here')
    throw new AppError(outcome.refused === 'not_by_you' ? 'forbidden' : outcome.refused)
  }
  const after = await updateCase(tx, reviewCase.id, {
    claimed_by: null,
    claimed_until: null,
    proposed_action: null,
    proposed_by: null,
    ...changes,
    state: outcome.to,
    version: reviewCase.version + 1,
    last_seq: reviewCase.last_seq + 1,
  })
  await appendEvent(tx, after, action, reviewCase.state, said)
  return after
}

/** Writes down that a case is where it now is, and where it came from. */
export async function appendEvent(
  tx: Tx,
  after: ReviewCase,
  action: ReviewAction,
  from: ReviewState | null,
  { reasonCode, publicNote, internalNote, parts, proposedBy }: Said = {},
): Promise<void> {
  const took = decisions.includes(action)
    ? { due_at: after.due_at, waited_ms: await workingTimeSince(tx, after.submitted_at) }
    : {}
  await insertEvent(tx, {
    case_id: after.id,
    seq: after.last_seq,
    action,
    from_state: from,
    to_state: after.state,
    revision_id: after.revision_id,
    reason_code: reasonCode ?? null,
    public_note: publicNote ?? '',
    internal_note: internalNote ?? '',
    parts: JSON.stringify(parts ?? {}),
    actor_id: tx.actor.kind === 'person' ? tx.actor.personId : null,
    at: tx.clock(),
    proposed_by: proposedBy ?? null,
    acted_as: actedAs(tx.actor, after),
    ...took,
  })
}
