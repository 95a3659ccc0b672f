import type { ReviewSubject } from '@zhibo/core/reviews/schema'
import type { Ctx } from '../context.ts'
import { listCasesOf, listLastDecisions } from './queries.ts'

/** Where a subject stands with the reviewers, as its owner may know it. */
export interface ReviewStanding {
  /** The case that waits for the staff: submitted, claimed or under appeal. */
  openCaseId: string | null
  answerDueAt: string | null
  lastDecision: { decision: string; publicNote: string; parts: Record<string, unknown>; at: string } | null
}

const pending = ['submitted', 'claimed', 'appealed']

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
  const byCase = new Map(decisions.map((event) => [event.case_id, event]))
  return new Map(
    subjectIds.map((subjectId) => {
      const own = cases.filter((each) => each.subject_id === subjectId)
      const open = own.findLast((each) => pending.includes(each.state))
      const decision = own.flatMap((each) => byCase.get(each.id) ?? []).at(-1)
      return [
        subjectId,
        {
          openCaseId: open?.id ?? null,
          answerDueAt: open?.due_at.toISOString() ?? null,
          lastDecision: decision
            ? {
                decision: decision.action,
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

/** The standing of one subject. */
export const standingOf = async (ctx: Ctx, subject: ReviewSubject, subjectId: string): Promise<ReviewStanding> =>
  (await standingsOf(ctx, subject, [subjectId])).get(subjectId)!
