import type { PresenterView, SegmentView, SessionSummary, SessionView } from '@zhibo/core/sessions/schema'
import type { Ctx } from '../context.ts'
import { deviationsOf } from '../deviations/of-session.ts'
import { guestOnAir } from '../guests/on-air.ts'
import { cardsOf } from '../jobs/cards.ts'
import { captionsOf } from '../live/captions.ts'
import { found } from '../problem.ts'
import { promisesOf } from '../promises/of-jobs.ts'
import { isRecorded } from '../recordings/is-recorded.ts'
import { raisedHands } from '../walls/raised.ts'
import { listPresenters } from './presenter-queries.ts'
import { findStudioName } from './booking-queries.ts'
import { findLine, listDeclared, type SessionLine } from './queries.ts'
import { listSegments } from './segment-queries.ts'
import { countSlides } from './slides.ts'
import { isStaff, requireVisible } from './standing.ts'

export const toSummary = (line: SessionLine): SessionSummary => ({
  id: line.id,
  stationId: line.station_id,
  stationName: line.station_name,
  partnerIds: line.partner_ids,
  title: line.title,
  kind: line.kind,
  theme: line.theme,
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
    isStaff(actor, line) ||
    (actor.kind === 'person' && presenters.some((presenter) => presenter.person_id === actor.personId))
  const isPublic = line.state !== 'scheduled'
  // When it was stopped stays known; a show that is over is not waiting for anybody any more.
  const stopped = line.stopped_at !== null && line.state === 'interrupted'
  const segments = await viewSegments(ctx, id)
  const jobIds = [...new Set(segments.flatMap((segment) => segment.jobs.map((job) => job.id)))]
  return {
    ...toSummary(line),
    studioName: await findStudioName(ctx, id),
    stations: await listDeclared(ctx, id),
    version: line.version,
    seq: line.last_seq,
    rehearsing: inside && line.rehearsing_since !== null,
    recorded: await isRecorded(ctx, line),
    stopped,
    stopCause: stopped ? line.stop_cause : null,
    cancelReason: line.cancel_reason,
    holdsFirstQuestions: line.holds_first_questions,
    presenters: presenters.map(({ id: presenterId, employer_id, name, state }): PresenterView => ({
      id: presenterId,
      employerId: employer_id,
      name,
      state: inside || isPublic ? state : 'off_air',
    })),
    segments,
    pinnedJobId: line.pinned_job_id,
    correction: line.correction,
    slate: line.slate,
    deviations: await deviationsOf(ctx, id),
    captions: await captionsOf(ctx, id),
    guest: await guestOnAir(ctx, id),
    hands: await raisedHands(ctx, id),
    promises: await promisesOf(ctx, jobIds),
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
    kind: segment.kind,
    title: segment.title,
    employerId: segment.employer_id,
    employerName: segment.employer_name,
    presenterId: segment.presenter_id,
    coPresenterIds: segment.co_presenters.map(({ presenter_id }) => presenter_id),
    minutes: segment.minutes,
    state: segment.state,
    startedAt: segment.started_at?.toISOString() ?? null,
    endedAt: segment.ended_at?.toISOString() ?? null,
    jobs: segment.jobs.flatMap((job) => cards.get(job.job_id) ?? []),
    slides: countSlides(segment.slides),
  }))
}
