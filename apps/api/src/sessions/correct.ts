import type { SessionView } from '@zhibo/core/sessions/schema'
import type { Ctx } from '../context.ts'
import { appendLiveEvent } from '../live/append.ts'
import { AppError } from '../problem.ts'
import { updateSession } from './queries.ts'
import { authorizeShow, requireRunning } from './standing.ts'
import { actOn, recordOn } from './step.ts'

/** A line that puts right what was said. It stands on every screen until it is cleared, and in the stream's history. */
export function showCorrection(ctx: Ctx, sessionId: string, { text }: { text: string }): Promise<SessionView> {
  return actOn(ctx, sessionId, async (tx, session) => {
    authorizeShow(tx.actor, 'session.moderate', session)
    requireRunning(session)
    await updateSession(tx, sessionId, { correction: text })
    await appendLiveEvent(tx, sessionId, { type: 'correction.shown', text })
    await recordOn(tx, session, 'correction_shown')
  })
}

/** Takes the correction off the screens; what it said stays in the stream's history. */
export function clearCorrection(ctx: Ctx, sessionId: string): Promise<SessionView> {
  return actOn(ctx, sessionId, async (tx, session) => {
    authorizeShow(tx.actor, 'session.moderate', session)
    requireRunning(session)
    if (session.correction === null) throw new AppError('not_from_here')
    await updateSession(tx, sessionId, { correction: null })
    await appendLiveEvent(tx, sessionId, { type: 'correction.cleared' })
    await recordOn(tx, session, 'correction_cleared')
  })
}
