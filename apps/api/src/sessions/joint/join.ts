import type { JoinSession } from '@zhibo/core/sessions/plan-schema'
import type { SessionView } from '@zhibo/core/sessions/schema'
import { authorize } from '../../actor.ts'
import { recordAudit } from '../../audit/record.ts'
import type { Ctx, Tx } from '../../context.ts'
import { AppError } from '../../problem.ts'
import { bookStudio } from '../bookings.ts'
import { upcomingStates } from '../plan.ts'
import type { Session } from '../queries.ts'
import { refusedAt } from '../refused-at.ts'
import { candidatesFor } from '../segment-people.ts'
import { requireVisible } from '../standing.ts'
import { actOn } from '../step.ts'
import { declareJoint, takeBack } from './queries.ts'
import { removeBooking } from '../booking-queries.ts'

/**
 * Joins a show of another station before it starts, with a studio or a host of one's own: it counts for both. A host of
 * the joining station says so; nobody declares for somebody else. Said again, it replaces what was said.
 */
export function joinSession(ctx: Ctx, sessionId: string, input: JoinSession): Promise<SessionView> {
  return actOn(ctx, sessionId, async (tx, session) => {
    authorize(tx.actor, 'session.plan', input.stationId)
    requireJoint(tx, session, input.stationId)
    const { hostId } = input
    const hosts = hostId === null ? [] : await candidatesFor(tx, input.stationId, null)
    if (hostId !== null && !hosts.some(({ personId }) => personId === hostId)) throw refusedAt(['hostId'], 'not_a_host')
    await declareJoint(tx, sessionId, input.stationId, hostId)
    await bookStudio(tx, session, input.stationId, input)
    await record(tx, session, input.stationId, 'session.station_joined', { studio: input.studioId })
  })
}

/** Leaves it again before it starts; the studio is free. */
export function leaveSession(ctx: Ctx, sessionId: string, stationId: string): Promise<SessionView> {
  return actOn(ctx, sessionId, async (tx, session) => {
    authorize(tx.actor, 'session.plan', stationId)
    requireJoint(tx, session, stationId)
    if (!(await takeBack(tx, sessionId, stationId))) throw new AppError('not_found')
    await removeBooking(tx, sessionId, stationId)
    await record(tx, session, stationId, 'session.station_left')
  })
}

/** What has begun is declared no more: nobody joins what they saw going well. */
function requireJoint(tx: Tx, session: Session, stationId: string): void {
  requireVisible(tx.actor, session)
  if (session.station_id === stationId || !upcomingStates.includes(session.state)) throw new AppError('not_from_here')
}

/** In the chain of the station that joins. */
const record = (
  tx: Tx,
  session: Session,
  stationId: string,
  action: 'session.station_joined' | 'session.station_left',
  detail: Record<string, unknown> = {},
): Promise<void> => recordAudit(tx, action, { kind: 'session', id: session.id }, { stationId, detail })
