import type { EmergencyStop, SessionView } from '@zhibo/core/sessions/schema'
import type { Ctx } from '../context.ts'
import { breakCallsOff } from '../guests/break-off.ts'
import { appendLiveEvent } from '../live/append.ts'
import { roomName } from '../media/rooms.ts'
import { AppError } from '../problem.ts'
import { clearRoom } from './off-air.ts'
import { insertReason } from './queries.ts'
import { dropSlate } from './slate.ts'
import { actOn, recordOn, takeStep } from './step.ts'

/**
 * Everything off at once: nobody is on air, the room is gone, nobody gets a new pass until a lead reopens. What was
 * received stays evidence. Viewers are told the cause, if one is given; the reason stays with the staff.
 */
export function emergencyStop(ctx: Ctx, sessionId: string, { reason, cause }: EmergencyStop): Promise<SessionView> {
  return actOn(ctx, sessionId, async (tx, session) => {
    if (session.stopped_at) throw new AppError('not_from_here')
    const stopped = await takeStep(tx, session, 'emergency_stop', {
      reason,
      changes: { stopped_at: tx.clock(), stop_cause: cause ?? null },
    })
    await clearRoom(tx, session, 'live')
    await dropSlate(tx, session)
    await breakCallsOff(tx, sessionId)
    await insertReason(tx, sessionId, 'emergency_stop', reason)
    await appendLiveEvent(tx, sessionId, { type: 'session.stopped', cause: cause ?? null })
    await recordOn(tx, stopped, 'stopped', cause ? { cause } : undefined)
  })
}

/** A lead lets a stopped session go on, with nobody on air. An interrupted one that was not stopped comes back by itself. */
export function reopenSession(ctx: Ctx, sessionId: string, { reason }: { reason: string }): Promise<SessionView> {
  return actOn(ctx, sessionId, async (tx, session) => {
    const reopened = await takeStep(tx, session, 'reopen', { reason, changes: { stopped_at: null, stop_cause: null } })
    if (!session.stopped_at) throw new AppError('not_from_here')
    tx.afterCommit(() => tx.media.ensureRoom(roomName('live', sessionId)))
    await insertReason(tx, sessionId, 'reopen', reason)
    await appendLiveEvent(tx, sessionId, { type: 'session.resumed' })
    await recordOn(tx, reopened, 'reopened')
  })
}
