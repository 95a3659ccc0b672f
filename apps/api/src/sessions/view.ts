import type { PresenterView, SegmentView, SessionSummary, SessionView } from '@zhibo/core/sessions/schema'
import type { Ctx } from '../context.ts'
import { cardsOf } from '../jobs/cards.ts'
import { found } from '../problem.ts'
import { listPresenters } from './presenter-queries.ts'
import { findLine, findStudioName, type SessionLine } from './queries.ts'
import { listSegments } from './segment-queries.ts'
import { isStaff, requireVisible } from './standing.ts'

export const toSummary = (line: SessionLine): SessionSummary => ({
  id: line.id,
  stationId: line.station_id,
  stationName: line.station_name,
  title: line.title,
  state: line.state,
  plannedStart: line.planned_start.toISOString(),
  plannedEnd: line.planned_end.toISOString(),
  startedAt: line.started_at?.toISOString() ?? null,
  endedAt: line.ended_at?.toISOString() ?? null,
  employerNames: line.employer_names,
  jobCount: line.job_count,
})

/**
 * A session as the actor may see it; 404 while it is a plan and the actor is no staff of its station. A rehearsal is
 * seen by the staff and by those who present, and by nobody else.
 */
export async function viewSession(ctx: Ctx, id: string): Promise<SessionView> {
  // Read first: whatever is read after it is at least as new as `seq`, and an event applied twice changes nothing.
  const line = found(await findLine(ctx, id))
  requireVisible(ctx.actor, line)
  const presenters = await listPresenters(ctx, id)
  const { actor } = ctx
  const inside =
    isStaff(actor, line.station_id) ||
    (actor.kind === 'person' && presenters.some((presenter) => presenter.person_id === actor.personId))
  const isPublic = line.state !== 'scheduled'
  return {
    ...toSummary(line),
    studioName: await findStudioName(ctx, id),
    version: line.version,
    seq: line.last_seq,
    rehearsing: inside && line.rehearsing_since !== null,
    stopped: line.stopped_at !== null,
    cancelReason: line.cancel_reason,
    holdsFirstQuestions: line.holds_first_questions,
    presenters: presenters.map(({ id: presenterId, employer_id, employer_name, state }): PresenterView => ({
      id: presenterId,
      employerId: employer_id,
      employerName: employer_name,
      state: inside || isPublic ? state : 'off_air',
    })),
    segments: await viewSegments(ctx, id),
    pinnedJobId: line.pinned_job_id,
    correction: line.correction,
  }
}

async function viewSegments(ctx: Ctx, sessionId: string): Promise<SegmentView[]> {
  const segments = await listSegments(ctx, sessionId)
  const cards = await cardsOf(
    ctx,
    segments.flatMap((segment) => segment.jobs.map((job) => job.job_id)),
  )
  return segments.map((segment) => ({
    id: segment.id,
    employerId: segment.employer_id,
    employerName: segment.employer_name,
    presenterId: segment.presenter_id,
    minutes: segment.minutes,
    jobs: segment.jobs.flatMap((job) => cards.get(job.job_id) ?? []),
  }))
}
