import { appealableUntil, type Followed, takesRevision } from '@zhibo/core/reviews/resubmission'
import type { LastDecision, ReviewSubject } from '@zhibo/core/reviews/schema'
import type { Ctx } from '../context.ts'
import { mendByOf } from './views.ts'
import { listCasesOf, listLastDecisions, type ReviewCase } from './queries.ts'

/** Where a subject stands with the reviewers, as its owner may know it. */
export interface ReviewStanding {
  /** The case that waits for the staff: submitted, claimed, under appeal or before its second signature. */
  openCaseId: string | null
  answerDueAt: string | null
  /** The rejected case that can still be appealed, before `until`. */
  appealable: { caseId: string; version: number; until: string } | null
  /** Until when its owner was asked to mend what a later rule or rate finds in what is in force. */
  mendBy: string | null
  /** Whether a revision may be handed in now. */
  takesRevision: boolean
  lastDecision: LastDecision | null
}

/** Waits for the staff as the owner understands it; that a lead proposes to lift a suspension is not theirs to know yet. */
const isPending = ({ state, proposed_action }: ReviewCase): boolean =>
  ['submitted', 'claimed', 'appealed'].includes(state) || (proposed_action !== null && proposed_action !== 'reinstate')

/** A case in the words of the rule on what may follow it. */
export const followed = ({ state, decided_at }: ReviewCase): Followed => ({ state, decidedAt: decided_at })

/** The standing of each subject; those never submitted stand nowhere. */
export async function standingsOf(
  ctx: Ctx,
  subject: ReviewSubject,
  subjectIds: readonly string[],
): Promise<Map<string, ReviewStanding>> {
  const cases = await listCasesOf(ctx, subject, subjectIds)
  const decisions = await listLastDecisions(
    ctx,
    cases.map((each) => each.id),
  )
  const now = ctx.clock()
  const byCase = new Map(decisions.map((event) => [event.case_id, event]))
  return new Map(
    subjectIds.map((subjectId) => {
      const own = cases.filter((each) => each.subject_id === subjectId)
      const newest = own.at(-1)
      const until = newest ? appealableUntil(followed(newest), now) : null
      const open = own.findLast(isPending)
      const decision = own.flatMap((each) => byCase.get(each.id) ?? []).at(-1)
      return [
        subjectId,
        {
          openCaseId: open?.id ?? null,
          answerDueAt: open?.due_at.toISOString() ?? null,
          appealable:
            newest && until ? { caseId: newest.id, version: newest.version, until: until.toISOString() } : null,
          mendBy:
            own
              .map(mendByOf)
              .findLast((at) => at !== null)
              ?.toISOString() ?? null,
          takesRevision: takesRevision(newest && followed(newest), now),
          lastDecision: decision
            ? {
                decision: decision.action,
                revisionId: decision.revision_id,
                publicNote: decision.public_note,
                parts: decision.parts,
                at: decision.at.toISOString(),
              }
            : null,
        },
      ]
    }),
  )
}

/** The revision its owner is asked to mend: the last word on it was a return, and nothing was handed in since. */
export const returnedRevisionOf = ({
  openCaseId,
  lastDecision,
}: Pick<ReviewStanding, 'openCaseId' | 'lastDecision'>): string | null =>
  openCaseId === null && lastDecision?.decision === 'return' ? lastDecision.revisionId : null

/** The standing of one subject. */
export const standingOf = async (ctx: Ctx, subject: ReviewSubject, subjectId: string): Promise<ReviewStanding> =>
  (await standingsOf(ctx, subject, [subjectId])).get(subjectId)!
