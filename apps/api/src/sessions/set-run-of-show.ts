import type { SegmentInput, SessionView, SetRunOfShow } from '@zhibo/core/sessions/schema'
import { authorize } from '../actor.ts'
import type { Ctx, Tx } from '../context.ts'
import { employerInForce } from '../employers/in-force.ts'
import { tellDropped } from '../invitations/dropped.ts'
import { cardsOf } from '../jobs/cards.ts'
import { AppError } from '../problem.ts'
import { updateSession } from './queries.ts'
import { refusedAt } from './refused-at.ts'
import { placesOf } from './segment-people.ts'
import { replaceSegments, type SegmentPlaces } from './segment-queries.ts'
import { requireSlides } from './slides.ts'
import { actOn, recordOn } from './step.ts'

/**
 * Replaces the run of show of a draft. Only employers and jobs in force get in. Unnamed, the employer's owner presents;
 * what belongs to no employer is presented by whoever plans it.
 */
export function setRunOfShow(ctx: Ctx, sessionId: string, input: SetRunOfShow): Promise<SessionView> {
  return actOn(ctx, sessionId, async (tx, session) => {
    authorize(tx.actor, 'session.plan', session.station_id)
    if (session.state !== 'draft') throw new AppError('not_from_here')
    if (session.version !== input.expectedVersion) throw new AppError('stale_version')
    await requireJobsInForce(tx, input.segments)
    await requireSlides(tx, sessionId, input.segments)
    const places: SegmentPlaces[] = []
    for (const [at, segment] of input.segments.entries()) {
      if (segment.employerId) await requireInForce(tx, segment.employerId)
      places.push(await placesOf(tx, session, segment, at))
    }
    const { id, title, station_id: stationId, planned_start: plannedStart } = session
    const kept = places.flatMap(({ presenterId, coPresenterIds }) => [presenterId, ...coPresenterIds])
    await tellDropped(tx, { id, title, stationId, plannedStart }, kept)
    await replaceSegments(tx, sessionId, input.segments, places)
    await updateSession(tx, sessionId, { version: session.version + 1 })
    await recordOn(tx, session, 'run_of_show_set', { segments: input.segments.length })
  })
}

/** Every job is open, belongs to the employer of its segment and stands in it once. */
async function requireJobsInForce(tx: Tx, segments: readonly SegmentInput[]): Promise<void> {
  const cards = await cardsOf(
    tx,
    segments.flatMap((segment) => segment.jobIds),
  )
  for (const [at, { employerId, jobIds }] of segments.entries()) {
    for (const [position, jobId] of jobIds.entries()) {
      const path = ['segments', at, 'jobIds', position]
      if (jobIds.indexOf(jobId) < position) throw refusedAt(path, 'duplicate')
      const card = cards.get(jobId)
      if (!card || card.employerId !== employerId || card.state !== 'published')
        throw new AppError('job_not_in_force', { details: { jobId } })
    }
  }
}

/** Refuses an employer whose file is not verified now. */
export async function requireInForce(tx: Tx, employerId: string): Promise<void> {
  if (!(await employerInForce(tx, employerId))) throw new AppError('employer_not_in_force', { details: { employerId } })
}
