import type { ReplanSession } from '@zhibo/core/sessions/plan-schema'
import type { SessionView } from '@zhibo/core/sessions/schema'
import { authorize } from '../actor.ts'
import type { Ctx, Tx } from '../context.ts'
import { AppError } from '../problem.ts'
import { askPartners, sameStations } from './joint/ask.ts'
import { askAgain } from './joint/ask-again.ts'
import { listPartners, stillAsked } from './joint/queries.ts'
import { type Replanned, tellReplanned } from './joint/tell-moved.ts'
import { findBooking } from './booking-queries.ts'
import { bookStudio } from './bookings.ts'
import { type Session, updateSession } from './queries.ts'
import { actOn, recordOn } from './step.ts'

/**
 * Plans a draft anew and moves its booking in the same moment. What a reviewer approved stands: of an approved session
 * only the studio and the time to set up may differ.
 */
export function replanSession(ctx: Ctx, sessionId: string, input: ReplanSession): Promise<SessionView> {
  return actOn(ctx, sessionId, async (tx, session) => {
    authorize(tx.actor, 'session.plan', session.station_id)
    if (session.state !== 'draft' && !(session.state === 'scheduled' && (await sameShow(tx, session, input))))
      throw new AppError('not_from_here')
    if (session.version !== input.expectedVersion) throw new AppError('stale_version')
    const before = (await findBooking(tx, sessionId, session.station_id))?.studioId ?? null
    await tellReplanned(tx, [await replan(tx, session, input, before)])
  })
}

/**
 * The same for a locked session; the caller has looked at who acts and what may change, says in which studio it was, and
 * tells the other stations.
 */
export async function replan(
  tx: Tx,
  session: Session,
  input: Omit<ReplanSession, 'expectedVersion'>,
  studioBefore: string | null,
): Promise<Replanned> {
  const { asked, dropped } = await askPartners(tx, session, input.partnerIds)
  const moved = !sameHours(session, input)
  const again = moved ? (await askAgain(tx, session)).filter(({ station_id }) => !asked.includes(station_id)) : []
  const changed = await updateSession(tx, session.id, {
    title: input.title,
    kind: input.kind,
    theme: input.theme,
    planned_start: new Date(input.plannedStart),
    planned_end: new Date(input.plannedEnd),
    holds_first_questions: input.holdsFirstQuestions,
    version: session.version + 1,
  })
  await bookStudio(tx, changed, session.station_id, input)
  await recordOn(tx, session, 'replanned', {
    studio: input.studioId,
    ...(session.planned_start.getTime() !== changed.planned_start.getTime() && {
      from: session.planned_start.toISOString(),
      to: changed.planned_start.toISOString(),
    }),
    ...(again.length > 0 && { askedAgain: again.map(({ station_id }) => station_id) }),
  })
  const knows = !moved && studioBefore !== input.studioId ? await listPartners(tx, session.id) : []
  const elsewhere = knows.filter(({ station_id, state }) => stillAsked(state) && !asked.includes(station_id))
  return {
    session: changed,
    before: session,
    asked,
    dropped,
    again,
    elsewhere: elsewhere.map(({ station_id }) => station_id),
    studioId: input.studioId,
  }
}

const sameHours = (session: Session, input: Pick<ReplanSession, 'plannedStart' | 'plannedEnd'>): boolean =>
  session.planned_start.getTime() === Date.parse(input.plannedStart) &&
  session.planned_end.getTime() === Date.parse(input.plannedEnd)

const sameShow = async (tx: Tx, session: Session, input: ReplanSession): Promise<boolean> =>
  session.title === input.title &&
  session.kind === input.kind &&
  session.theme === input.theme &&
  sameHours(session, input) &&
  session.holds_first_questions === input.holdsFirstQuestions &&
  (await sameStations(tx, session, input.partnerIds))
