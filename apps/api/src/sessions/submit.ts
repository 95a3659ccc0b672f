import type { SessionView, Transition } from '@zhibo/core/sessions/schema'
import { authorize, requirePerson } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../problem.ts'
import { openReview } from '../reviews/open.ts'
import { findBooking, findStudioName } from './booking-queries.ts'
import { listPartners } from './joint/queries.ts'
import { insertRevision } from './revision-queries.ts'
import { listPresenters } from './presenter-queries.ts'
import { listSegments } from './segment-queries.ts'
import { actOn, recordOn, takeStep } from './step.ts'

/** Puts a plan before the reviewers as a revision that never changes. A plan in which nobody presents is not complete. */
export function submitSession(ctx: Ctx, sessionId: string, { expectedVersion }: Transition): Promise<SessionView> {
  return actOn(ctx, sessionId, async (tx, session) => {
    authorize(tx.actor, 'session.plan', session.station_id)
    const segments = await listSegments(tx, sessionId)
    const booked = await findBooking(tx, sessionId, session.station_id)
    const personAt = new Map((await listPresenters(tx, sessionId)).map(({ id, person_id }) => [id, person_id]))
    const submitted = await takeStep(tx, session, 'submit', { expectedVersion })
    if (segments.length === 0) throw new AppError('draft_incomplete', { details: { missing: 'segments' } })
    const revision = await insertRevision(tx, {
      session_id: sessionId,
      content: JSON.stringify({
        title: session.title,
        kind: session.kind,
        theme: session.theme,
        plannedStart: session.planned_start,
        plannedEnd: session.planned_end,
        studioName: booked ? await findStudioName(tx, sessionId) : null,
        setupBeforeMinutes: booked?.setupBeforeMinutes ?? 0,
        setupAfterMinutes: booked?.setupAfterMinutes ?? 0,
        holdsFirstQuestions: session.holds_first_questions,
        partnerIds: (await listPartners(tx, sessionId)).map(({ station_id }) => station_id),
        segments: segments.map((segment) => ({
          kind: segment.kind,
          title: segment.title,
          employerId: segment.employer_id,
          employerName: segment.employer_name,
          minutes: segment.minutes,
          jobIds: segment.jobs.map((job) => job.job_id),
          presenterPersonIds: [segment.presenter_id, ...segment.co_presenters.map((each) => each.presenter_id)].flatMap(
            (id) => (id && personAt.get(id)) ?? [],
          ),
          slideFileIds: segment.slides.map((slide) => slide.file_id),
        })),
      }),
      created_by: requirePerson(tx.actor).personId,
      created_at: tx.clock(),
    })
    await openReview(tx, {
      subject: 'session_plan',
      subjectId: sessionId,
      revisionId: revision.id,
      revisionNumber: revision.number,
      employerId: null,
      stationId: session.station_id,
      title: session.title,
      authors: [session.created_by],
    })
    await recordOn(tx, submitted, 'submitted', { revision: revision.id })
  })
}
