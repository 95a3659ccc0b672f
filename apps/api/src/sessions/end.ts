import type { SessionView, Transition } from '@zhibo/core/sessions/schema'
import type { Ctx } from '../context.ts'
import { askForAnswers } from '../deviations/ask-for-answers.ts'
import { closeCalls } from '../guests/close-calls.ts'
import { appendLiveEvent } from '../live/append.ts'
import { lowerAllHands } from '../walls/lower.ts'
import { clearRoom } from './off-air.ts'
import { releaseStudio } from './booking-queries.ts'
import { finishRunning } from './run-segment.ts'
import { dropSlate } from './slate.ts'
import { actOn, recordOn, takeStep } from './step.ts'

/** Ends the session, also while it is interrupted or stopped. Rights are taken on the server and the room is closed. */
export function endSession(ctx: Ctx, sessionId: string, { expectedVersion }: Transition = {}): Promise<SessionView> {
  return actOn(ctx, sessionId, async (tx, session) => {
    const at = tx.clock()
    const ended = await takeStep(tx, session, 'end', { expectedVersion, changes: { ended_at: at } })
    await clearRoom(tx, session, 'live')
    await finishRunning(tx, session)
    await dropSlate(tx, session)
    await releaseStudio(tx, sessionId)
    await lowerAllHands(tx, sessionId)
    await askForAnswers(tx, session)
    await closeCalls(tx, sessionId)
    await appendLiveEvent(tx, sessionId, { type: 'session.ended', at: at.toISOString() })
    await recordOn(tx, ended, 'ended')
  })
}
