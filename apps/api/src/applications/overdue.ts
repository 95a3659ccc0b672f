import type { OverdueSearch, OverdueView } from '@zhibo/core/applications/schema'
import { stationsWhere } from '@zhibo/core/identity/policy'
import { requirePerson } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { cardsOfRevisions } from '../jobs/cards.ts'
import { AppError, found } from '../problem.ts'
import { listOverdue } from './queries.ts'

/** What employers owe an answer to for more than three working days, for the staff who follow it up; nobody's name. */
export async function overdueApplications(ctx: Ctx, search: OverdueSearch): Promise<OverdueView[]> {
  const stations = stationsWhere(requirePerson(ctx.actor).grants, 'application.follow')
  if (stations !== 'all' && stations.length === 0) throw new AppError('forbidden')
  const overdue = await listOverdue(ctx, stations, search)
  const cards = await cardsOfRevisions(
    ctx,
    overdue.map((application) => application.job_revision_id),
  )
  return overdue.map((application) => {
    const { title, employerId, employerName } = found(cards.get(application.job_revision_id))
    return {
      id: application.id,
      jobId: application.job_id,
      jobTitle: title,
      employerId,
      employerName,
      stationId: application.station_id,
      appliedAt: application.applied_at.toISOString(),
      dueAt: application.answer_due_at.toISOString(),
    }
  })
}
