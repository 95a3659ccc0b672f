import { stationsWhere } from '@zhibo/core/identity/policy'
import type { OwedQuestionView, OwedSearch } from '@zhibo/core/questions/schema'
import { requirePerson } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { employerBriefs } from '../employers/in-force.ts'
import { cardsOf } from '../jobs/cards.ts'
import { AppError } from '../problem.ts'
import { employersPresenting } from '../sessions/conversation.ts'
import { listOwed } from './owed-queries.ts'
import { toView } from './views.ts'

/** What shows left open and the employers I act for owe an answer to, the soonest due first. */
export async function owedByMine(ctx: Ctx, search: OwedSearch): Promise<OwedQuestionView[]> {
  const employerIds = requirePerson(ctx.actor).memberships.map(({ employerId }) => employerId)
  if (employerIds.length === 0) return []
  return toOwedViews(ctx, await listOwed(ctx, { ...search, employerIds }))
}

/** What nobody answered in the two working days, in shows of my stations, for the staff who follow it up. */
export async function overdueQuestions(ctx: Ctx, search: OwedSearch): Promise<OwedQuestionView[]> {
  const stations = stationsWhere(requirePerson(ctx.actor).grants, 'session.moderate')
  if (stations !== 'all' && stations.length === 0) throw new AppError('forbidden')
  return toOwedViews(ctx, await listOwed(ctx, { ...search, overdueAt: stations }))
}

async function toOwedViews(ctx: Ctx, owed: Awaited<ReturnType<typeof listOwed>>): Promise<OwedQuestionView[]> {
  const sessionIds = [...new Set(owed.map((question) => question.session_id))]
  const presenting = new Map<string, string[]>()
  for (const id of sessionIds) presenting.set(id, await employersPresenting(ctx, id))
  const about = (question: (typeof owed)[number]) =>
    question.employer_id === null ? (presenting.get(question.session_id) ?? []) : [question.employer_id]
  const briefs = await employerBriefs(ctx, owed.flatMap(about))
  const cards = await cardsOf(
    ctx,
    owed.flatMap((question) => question.job_id ?? []),
  )
  return owed.map((question) => {
    const { id, text, votes, askedAt, jobId } = toView(question)
    return {
      id,
      text,
      votes,
      askedAt,
      jobId,
      jobTitle: jobId === null ? null : (cards.get(jobId)?.title ?? null),
      sessionId: question.session_id,
      sessionTitle: question.session_title,
      employers: about(question).map((employerId) => ({ id: employerId, name: briefs.get(employerId)?.name ?? '' })),
      dueAt: question.answer_due_at!.toISOString(),
    }
  })
}
