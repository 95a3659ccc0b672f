import type { SetSlate } from '@zhibo/core/sessions/control'
import type { SessionView, Slate } from '@zhibo/core/sessions/schema'
import type { Ctx, Tx } from '../context.ts'
import { holdGuest } from '../guests/hold.ts'
import { appendLiveEvent } from '../live/append.ts'
import { AppError, found } from '../problem.ts'
import { grantAfterCommit } from './off-air.ts'
import { setAllOffAir } from './presenter-queries.ts'
import { lockSession, type Session, updateSession } from './queries.ts'
import { closeSlate, openSlate } from './slate-queries.ts'
import { authorizeShow, requireRunning } from './standing.ts'
import { actOn, recordOn } from './step.ts'

/**
 * 垫片: puts a slate on every screen, another in its place, or takes it down. Everyone is off air while one is up, and
 * comes back by the host's hand alone; what is received meanwhile is no airtime.
 */
export function setSlate(ctx: Ctx, sessionId: string, { slate }: SetSlate): Promise<SessionView> {
  return actOn(ctx, sessionId, async (tx, session) => {
    authorizeShow(tx.actor, 'session.run', session)
    requireRunning(session)
    if (session.slate === slate) throw new AppError('not_from_here')
    await changeSlate(tx, session, slate)
  })
}

/** A break puts the intermission up while it runs, and takes it down again unless another slate has come in its place. */
export async function slateOfBreak(tx: Tx, sessionId: string, runs: boolean): Promise<void> {
  // Read anew: another step of the same transaction may have changed it.
  const session = found(await lockSession(tx, sessionId))
  if (runs && session.slate === null) await changeSlate(tx, session, 'intermission')
  if (!runs && session.slate === 'intermission') await changeSlate(tx, session, null)
}

async function changeSlate(tx: Tx, session: Session, slate: Slate | null): Promise<void> {
  await closeSlate(tx, session.id)
  await updateSession(tx, session.id, { slate })
  await appendLiveEvent(tx, session.id, { type: 'session.slate', slate })
  if (slate) {
    await openSlate(tx, session.id, slate)
    await everyoneOffAir(tx, session)
  }
  await recordOn(tx, session, slate ? 'slate_shown' : 'slate_cleared', { slate: slate ?? session.slate })
}

async function everyoneOffAir(tx: Tx, session: Session): Promise<void> {
  for (const presenterId of await setAllOffAir(tx, session.id)) {
    await appendLiveEvent(tx, session.id, { type: 'presenter.off_air', presenterId })
    grantAfterCommit(tx, session, 'live', presenterId, false)
  }
  await holdGuest(tx, session.id)
}

/** Takes a slate down that stops with the show. Says nothing to the public: the caller's event does. */
export async function dropSlate(tx: Tx, session: Session): Promise<void> {
  if (!session.slate) return
  await closeSlate(tx, session.id)
  await updateSession(tx, session.id, { slate: null })
}
