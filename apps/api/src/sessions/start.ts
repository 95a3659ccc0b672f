import type { SessionView, Transition } from '@zhibo/core/sessions/schema'
import type { Ctx } from '../context.ts'
import { appendLiveEvent } from '../live/append.ts'
import { roomName } from '../media/rooms.ts'
import { dropLapsed } from './lapses/drop.ts'
import { clearRoom } from './off-air.ts'
import { actOn, recordOn, takeStep } from './step.ts'

/** Goes before the public with nobody on air yet: a rehearsal ends here, and its rights with it. */
export function startSession(ctx: Ctx, sessionId: string, { expectedVersion }: Transition = {}): Promise<SessionView> {
  return actOn(ctx, sessionId, async (tx, session) => {
    const at = tx.clock()
    const live = await takeStep(tx, session, 'start', {
      expectedVersion,
      changes: { started_at: at, rehearsing_since: null },
    })
    if (session.rehearsing_since) await clearRoom(tx, session, 'rehearsal')
    tx.afterCommit(() => tx.media.ensureRoom(roomName('live', sessionId)))
    await appendLiveEvent(tx, sessionId, { type: 'session.started', at: at.toISOString() })
    await dropLapsed(tx, live)
    await recordOn(tx, live, 'started')
  })
}
