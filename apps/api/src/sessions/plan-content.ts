import type { Ctx } from '../context.ts'
import { findBooking, findStudioName } from './booking-queries.ts'
import { listPartners } from './joint/queries.ts'
import { listPresenters } from './presenter-queries.ts'
import type { Session } from './queries.ts'
import { listSegments } from './segment-queries.ts'

/** A plan as it stands, in the words of a revision. */
export async function contentOf(ctx: Ctx, session: Session) {
  const segments = await listSegments(ctx, session.id)
  const booked = await findBooking(ctx, session.id, session.station_id)
  const personAt = new Map((await listPresenters(ctx, session.id)).map(({ id, person_id }) => [id, person_id]))
  return {
    title: session.title,
    kind: session.kind,
    theme: session.theme,
    plannedStart: session.planned_start.toISOString(),
    plannedEnd: session.planned_end.toISOString(),
    studioName: booked ? await findStudioName(ctx, session.id) : null,
    setupBeforeMinutes: booked?.setupBeforeMinutes ?? 0,
    setupAfterMinutes: booked?.setupAfterMinutes ?? 0,
    holdsFirstQuestions: session.holds_first_questions,
    partnerIds: (await listPartners(ctx, session.id)).map(({ station_id }) => station_id),
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
  }
}
