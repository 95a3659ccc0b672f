import type { JoinSession } from '@zhibo/core/sessions/plan-schema'
import type { JointAskView } from '@zhibo/core/sessions/partners'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../problem.ts'
import { bookStudio } from '../bookings.ts'
import type { Session } from '../queries.ts'
import { refusedAt } from '../refused-at.ts'
import { candidatesFor } from '../segment-people.ts'
import { answerAsk } from './act.ts'
import { forget } from './part.ts'
import { declareJoint, keepPartners } from './queries.ts'

/**
 * Joins a show of another station that asked, before it starts, with a studio or a host of one's own: it counts for both,
 * and the hosts of both run it. Said again, it replaces what was said.
 */
export function joinSession(ctx: Ctx, sessionId: string, input: JoinSession): Promise<JointAskView> {
  const { stationId, hostId, studioId } = input
  return answerAsk(ctx, sessionId, stationId, 'accept', {
    detail: { studio: studioId },
    work: async (tx, session) => {
      if (!asRead(input, session)) throw new AppError('stale_version')
      const hosts = hostId === null ? [] : await candidatesFor(tx, stationId, null)
      if (hostId !== null && !hosts.some(({ personId }) => personId === hostId))
        throw refusedAt(['hostId'], 'not_a_host')
      await declareJoint(tx, sessionId, stationId, hostId)
      await bookStudio(tx, session, stationId, input)
      await keepPartners(tx, sessionId)
    },
  })
}

/** Says no to it. */
export const declineSession = (ctx: Ctx, sessionId: string, stationId: string): Promise<JointAskView> =>
  answerAsk(ctx, sessionId, stationId, 'decline', { work: () => Promise.resolve() })

/** Leaves it again before it starts; the studio is free. */
export const leaveSession = (ctx: Ctx, sessionId: string, stationId: string): Promise<JointAskView> =>
  answerAsk(ctx, sessionId, stationId, 'leave', { work: (tx, session) => forget(tx, session, stationId) })

const asRead = ({ plannedStart, plannedEnd }: JoinSession, session: Session): boolean =>
  isAt(plannedStart, session.planned_start) && isAt(plannedEnd, session.planned_end)

/** Whoever did not say what they read says yes to what there is. */
const isAt = (read: string | undefined, planned: Date): boolean =>
  read === undefined || Date.parse(read) === planned.getTime()
