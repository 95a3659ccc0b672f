import type { SessionView } from '@zhibo/core/sessions/schema'
import type { Ctx } from '../context.ts'
import { roomName } from '../media/rooms.ts'
import { AppError } from '../problem.ts'
import { clearRoom } from './off-air.ts'
import { updateSession } from './queries.ts'
import { authorizeShow } from './standing.ts'
import { actOn, recordOn } from './step.ts'

/** Begins the rehearsal of a scheduled session, in a room of its own that no viewer gets into. */
export function beginRehearsal(ctx: Ctx, sessionId: string): Promise<SessionView> {
  return actOn(ctx, sessionId, async (tx, session) => {
    authorizeShow(tx.actor, 'session.run', session)
    if (session.state !== 'scheduled' || session.rehearsing_since) throw new AppError('not_from_here')
    await updateSession(tx, sessionId, { rehearsing_since: tx.clock() })
    tx.afterCommit(() => tx.media.ensureRoom(roomName('rehearsal', sessionId)))
    await recordOn(tx, session, 'rehearsal_begun')
  })
}

/** Ends the rehearsal without going live. */
export function endRehearsal(ctx: Ctx, sessionId: string): Promise<SessionView> {
  return actOn(ctx, sessionId, async (tx, session) => {
    authorizeShow(tx.actor, 'session.run', session)
    if (!session.rehearsing_since) throw new AppError('not_from_here')
    await updateSession(tx, sessionId, { rehearsing_since: null })
    await clearRoom(tx, session, 'rehearsal')
    await recordOn(tx, session, 'rehearsal_ended')
  })
}
