import type { ProposedAction, ReviewCaseView } from '@zhibo/core/reviews/schema'
import type { PersonActor } from '../actor.ts'
import { recordAudit } from '../audit/record.ts'
import type { Tx } from '../context.ts'
import type { ReviewCase } from './queries.ts'
import { type Said, takeStep } from './step.ts'
import { toCaseView } from './views.ts'

interface Proposal {
  action: ProposedAction
  by: PersonActor
  reason: string
  said: Said
}

/** Writes down what one person would have done, for a second to sign. Nothing happens to the subject. */
export async function propose(
  tx: Tx,
  reviewCase: ReviewCase,
  { action, by, reason, said }: Proposal,
): Promise<ReviewCaseView> {
  const proposed = await takeStep(tx, reviewCase, `propose_${action}`, {
    reason,
    said,
    changes: { proposed_action: action, proposed_by: by.personId },
  })
  const view = await toCaseView(tx, proposed)
  await recordAudit(
    tx,
    `review.propose_${action}`,
    { kind: 'review_case', id: proposed.id },
    {
      stationId: proposed.station_id,
      detail: { subject: proposed.subject_id, revision: proposed.revision_id, reasonCode: said.reasonCode },
    },
  )
  return view
}
