import { type Ctx, type Tx, withTx } from '../context.ts'
import { appendLiveEvent } from '../live/append.ts'
import { found } from '../problem.ts'
import { lockSession, type Session } from './queries.ts'
import { recordOn, takeStep } from './step.ts'

/** The picture has been away too long: says so on every screen. Does nothing unless the session is live. */
export function interruptSession(ctx: Ctx, sessionId: string): Promise<void> {
  return withTx(ctx, async (tx) => {
    const session = found(await lockSession(tx, sessionId))
    if (session.state !== 'live') return
    const interrupted = await takeStep(tx, session, 'interrupt', { roles: ['system'] })
    await appendLiveEvent(tx, sessionId, { type: 'session.interrupted' })
    await recordOn(tx, interrupted, 'interrupted')
  })
}

/** There is a picture again. Does nothing unless the session was interrupted; a stopped one waits for a lead, one behind a slate for its host. */
export async function resumeSession(tx: Tx, session: Session): Promise<void> {
  if (session.state !== 'interrupted' || session.stopped_at || session.slate) return
  const resumed = await takeStep(tx, session, 'resume', { roles: ['system'] })
  await appendLiveEvent(tx, session.id, { type: 'session.resumed' })
  await recordOn(tx, resumed, 'resumed')
}
