import type { AddCaption } from '@zhibo/core/sessions/control'
import type { CaptionView } from '@zhibo/core/sessions/schema'
import { type Ctx, withTx } from '../context.ts'
import { appendLiveEvent } from '../live/append.ts'
import { found } from '../problem.ts'
import { lockSession } from './queries.ts'
import { authorizeShow, requireRunning } from './standing.ts'
import { recordOn } from './step.ts'

/** A line typed for those who cannot hear. It is in the stream and nowhere else; who typed it is in the trail. */
export function addCaption(ctx: Ctx, sessionId: string, { text }: AddCaption): Promise<CaptionView> {
  return withTx(ctx, async (tx) => {
    const session = found(await lockSession(tx, sessionId))
    authorizeShow(tx.actor, 'session.moderate', session)
    requireRunning(session)
    const caption = { text, at: tx.clock().toISOString() }
    await appendLiveEvent(tx, sessionId, { type: 'caption.added', caption })
    await recordOn(tx, session, 'caption_added')
    return caption
  })
}
