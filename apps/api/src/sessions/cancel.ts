import type { SessionView } from '@zhibo/core/sessions/schema'
import { authorize } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { appendLiveEvent } from '../live/append.ts'
import { clearRoom } from './off-air.ts'
import { releaseStudio } from './booking-queries.ts'
import { insertReason } from './queries.ts'
import { announcedIfCalledOff } from './standing.ts'
import { actOn, recordOn, takeStep } from './step.ts'

/** Calls a session off before it starts and frees its studio. The reason is shown to everyone. */
export function cancelSession(ctx: Ctx, sessionId: string, { reason }: { reason: string }): Promise<SessionView> {
  return actOn(ctx, sessionId, async (tx, session) => {
    authorize(tx.actor, 'session.plan', session.station_id)
    const cancelled = await takeStep(tx, session, 'cancel', {
      reason,
      changes: { cancel_reason: reason, rehearsing_since: null, announced_at: announcedIfCalledOff(session) },
    })
    if (session.rehearsing_since) await clearRoom(tx, session, 'rehearsal')
    await releaseStudio(tx, sessionId)
    await insertReason(tx, sessionId, 'cancel', reason)
    if (session.announced_at) await appendLiveEvent(tx, sessionId, { type: 'session.cancelled', reason })
    await recordOn(tx, cancelled, 'cancelled')
  })
}
