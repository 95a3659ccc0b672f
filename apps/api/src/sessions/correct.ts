import type { SessionView } from '@zhibo/core/sessions/schema'
import { authorize } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { appendLiveEvent } from '../live/append.ts'
import { updateSession } from './queries.ts'
import { requireRunning } from './standing.ts'
import { actOn, recordOn } from './step.ts'

/** 口播偏差: what was said differs from the card. The correction stands on every screen and in the stream's history. */
export function showCorrection(ctx: Ctx, sessionId: string, { text }: { text: string }): Promise<SessionView> {
  return actOn(ctx, sessionId, async (tx, session) => {
    authorize(tx.actor, 'session.moderate', session.station_id)
    requireRunning(session)
    await updateSession(tx, sessionId, { correction: text })
    await appendLiveEvent(tx, sessionId, { type: 'correction.shown', text })
    await recordOn(tx, session, 'correction_shown')
  })
}
