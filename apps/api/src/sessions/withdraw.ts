import type { WithdrawSession } from '@zhibo/core/sessions/plan-schema'
import type { SessionView } from '@zhibo/core/sessions/schema'
import { authorize } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { appendLiveEvent } from '../live/append.ts'
import { clearRoom } from './off-air.ts'
import { insertReason } from './queries.ts'
import { actOn, recordOn, takeStep } from './step.ts'

/** Takes an approved session back to a draft, so that what a reviewer approved can change and is looked at anew. Its studio stays booked. */
export function withdrawSession(
  ctx: Ctx,
  sessionId: string,
  { expectedVersion, reason }: WithdrawSession,
): Promise<SessionView> {
  return actOn(ctx, sessionId, async (tx, session) => {
    authorize(tx.actor, 'session.plan', session.station_id)
    const draft = await takeStep(tx, session, 'withdraw', {
      expectedVersion,
      reason,
      changes: { rehearsing_since: null },
    })
    if (session.rehearsing_since) await clearRoom(tx, session, 'rehearsal')
    await appendLiveEvent(tx, sessionId, { type: 'session.withdrawn' })
    await insertReason(tx, sessionId, 'withdraw', reason)
    await recordOn(tx, draft, 'withdrawn')
  })
}
