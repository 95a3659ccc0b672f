import { initialOf } from '@zhibo/core/employers/names'
import type { Checker } from '@zhibo/core/reviews/checker'
import type { ReviewSubject } from '@zhibo/core/reviews/schema'
import type { Ctx } from '../context.ts'
import { namesOf } from '../identity/names.ts'
import { found } from '../problem.ts'
import { findCaseOfRevision, listEvents, type ReviewEvent } from './queries.ts'
import { mendByOf } from './views.ts'

/** How a revision came in force, as far as everybody may know: no reason, no note, and of people a role and an initial. */
interface Approval {
  at: Date
  checkedBy: Checker
  /** Whoever signed, where one person's word was too little. */
  signedBy: Checker | null
  /** Rejected at first, and put in force by whoever answered the appeal. */
  onAppeal: boolean
  mendBy: Date | null
}

/** The approval by which a revision that is or was in force came to be so, out of the history of its case. */
export async function approvalOf(
  ctx: Ctx,
  subject: ReviewSubject,
  subjectId: string,
  revisionId: string,
): Promise<Approval> {
  const reviewCase = await findCaseOfRevision(ctx, subject, subjectId, revisionId)
  const events = await listEvents(ctx, reviewCase.id)
  const approving = found(
    events.findLast(({ action, revision_id }) => revision_id === revisionId && approves.includes(action)),
  )
  const proposal = approving.proposed_by
    ? events.findLast(({ seq, action }) => seq < approving.seq && action === `propose_${approving.action}`)
    : undefined
  const names = await namesOf(
    ctx,
    [approving, proposal].flatMap((event) => event?.actor_id ?? []),
  )
  const checker = ({ actor_id, acted_as }: ReviewEvent): Checker => ({
    role: acted_as,
    initial: initialOf(actor_id === null ? '' : (names.get(actor_id) ?? '')),
  })
  return {
    at: approving.at,
    checkedBy: checker(proposal ?? approving),
    signedBy: proposal ? checker(approving) : null,
    onAppeal: approving.action === 'overturn',
    mendBy: mendByOf(reviewCase),
  }
}

const approves: readonly string[] = ['approve', 'overturn']
