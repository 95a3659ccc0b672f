import type { DeviationFileView, DeviationSearch } from '@zhibo/core/deviations/schema'
import { stationsWhere } from '@zhibo/core/identity/policy'
import { requireInsider, requirePerson } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { employerBriefs } from '../employers/in-force.ts'
import { AppError, found } from '../problem.ts'
import { findConversation } from '../sessions/conversation.ts'
import { isStaff, worksAt } from '../sessions/standing.ts'
import { type DeviationLine, listLines, listOfSession } from './queries.ts'
import { toFileViews } from './views.ts'

export interface DeviationPage {
  deviations: DeviationFileView[]
  next: string | null
}

/** All of a session with what became of them, for the station's staff. */
export async function sessionDeviations(ctx: Ctx, sessionId: string): Promise<DeviationFileView[]> {
  const me = requirePerson(ctx.actor)
  const { show } = await findConversation(ctx, sessionId)
  if (!isStaff(me, show)) throw new AppError('forbidden')
  return toFileViews(ctx, await listOfSession(ctx, sessionId))
}

/** An employer's, for its own people and the staff of its station; the newest first. */
export async function employerDeviations(
  ctx: Ctx,
  employerId: string,
  search: DeviationSearch,
): Promise<DeviationPage> {
  const me = requirePerson(ctx.actor)
  const { stationId } = found((await employerBriefs(ctx, [employerId])).get(employerId))
  if (!worksAt(me, stationId)) requireInsider(me, employerId)
  return pageOf(ctx, await listLines(ctx, { of: { employerId }, ...search }), search.limit)
}

/** What waits or waited at the stations whose shows the actor runs or judges; the newest first. */
export async function stationDeviations(ctx: Ctx, search: DeviationSearch): Promise<DeviationPage> {
  const { grants } = requirePerson(ctx.actor)
  const run = stationsWhere(grants, 'session.moderate')
  const judged = stationsWhere(grants, 'review.read')
  const stationIds = run === 'all' || judged === 'all' ? 'all' : [...new Set([...run, ...judged])]
  if (stationIds !== 'all' && stationIds.length === 0) throw new AppError('forbidden')
  return pageOf(ctx, await listLines(ctx, { of: { stationIds }, ...search }), search.limit)
}

async function pageOf(ctx: Ctx, lines: DeviationLine[], limit: number): Promise<DeviationPage> {
  const page = lines.slice(0, limit)
  return {
    deviations: await toFileViews(ctx, page),
    next: lines.length > limit ? page.at(-1)!.id : null,
  }
}
