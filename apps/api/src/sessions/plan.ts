import type { SessionState } from '@zhibo/core/sessions/schema'
import type { Ctx, Tx } from '../context.ts'
import { found } from '../problem.ts'
import { listPresenters } from './presenter-queries.ts'
import { findSession, lockSession, type Session } from './queries.ts'
import { listSegments } from './segment-queries.ts'
import type { Show } from './standing.ts'

/** States in which a show is still to come. */
export const upcomingStates: readonly SessionState[] = ['draft', 'in_review', 'scheduled']

/** A show as those need to know it who get ready for it. Nobody's right to see it is asked: the caller answers for that. */
export interface Plan {
  id: string
  stationId: string
  show: Show
  title: string
  plannedStart: Date
  plannedEnd: Date
  /** It has neither begun nor been called off. */
  upcoming: boolean
  /** Approved, announced and not begun yet. */
  scheduled: boolean
  /** Why it was called off. */
  cancelReason: string | null
}

export const toPlan = (session: Session): Plan => ({
  id: session.id,
  stationId: session.station_id,
  show: session,
  title: session.title,
  plannedStart: session.planned_start,
  plannedEnd: session.planned_end,
  upcoming: upcomingStates.includes(session.state),
  scheduled: session.state === 'scheduled',
  cancelReason: session.cancel_reason,
})

export const planOf = async (ctx: Ctx, sessionId: string): Promise<Plan> =>
  toPlan(found(await findSession(ctx, sessionId)))

/** The same with the session's lock held, which guards its places too. */
export const lockPlan = async (tx: Tx, sessionId: string): Promise<Plan> =>
  toPlan(found(await lockSession(tx, sessionId)))

/** A place in a show, and the jobs that are presented from it. */
export interface PlannedPlace {
  presenterId: string
  personId: string
  /** Null: somebody of the station itself. */
  employerId: string | null
  /** The employer's, or the station's. */
  name: string
  jobIds: string[]
}

export async function plannedPlaces(ctx: Ctx, sessionId: string): Promise<PlannedPlace[]> {
  const [presenters, segments] = await Promise.all([listPresenters(ctx, sessionId), listSegments(ctx, sessionId)])
  return presenters.map(({ id, person_id, employer_id, name }) => ({
    presenterId: id,
    personId: person_id,
    employerId: employer_id,
    name,
    jobIds: segments
      .filter((each) => each.presenter_id === id || each.co_presenters.some((other) => other.presenter_id === id))
      .flatMap(({ jobs }) => jobs.map(({ job_id }) => job_id)),
  }))
}
