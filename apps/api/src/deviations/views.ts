import type { DeviationFileView } from '@zhibo/core/deviations/schema'
import type { DeviationView } from '@zhibo/core/sessions/schema'
import type { Ctx } from '../context.ts'
import { cardsOf } from '../jobs/cards.ts'
import type { Deviation, DeviationLine } from './queries.ts'
import { actionsOn } from './standing.ts'

/** As everyone may see it. */
export const toPublicView = (deviation: Deviation): DeviationView => ({
  id: deviation.id,
  jobId: deviation.job_id,
  field: deviation.field,
  text: deviation.text,
  at: deviation.at.toISOString(),
})

/** As those see it who have to do with it. */
export async function toFileViews(ctx: Ctx, lines: readonly DeviationLine[]): Promise<DeviationFileView[]> {
  const cards = await cardsOf(
    ctx,
    lines.flatMap(({ job_id }) => job_id ?? []),
  )
  return lines.map((line) => ({
    ...toPublicView(line),
    sessionId: line.session_id,
    sessionTitle: line.session_title,
    employerId: line.employer_id,
    employerName: line.employer_name,
    jobTitle: cards.get(line.job_id ?? '')?.title ?? null,
    atMs: line.at_ms,
    state: line.state,
    version: line.version,
    answer: line.employer_answer,
    answeredAt: line.answered_at?.toISOString() ?? null,
    answerDueAt: line.answer_due_at?.toISOString() ?? null,
    outcome: line.outcome,
    settledAt: line.settled_at?.toISOString() ?? null,
    note: line.note,
    actions: actionsOn(ctx.actor, line, line, ctx.clock()),
  }))
}
