import type { CaptionView } from '@zhibo/core/sessions/schema'
import { captionsKept } from '@zhibo/core/live/state'
import type { Ctx } from '../context.ts'
import { listLastOfType } from './queries.ts'

/** The last lines the host typed in a session, the oldest first. */
export async function captionsOf(ctx: Ctx, sessionId: string): Promise<CaptionView[]> {
  const events = await listLastOfType(ctx.db, sessionId, 'caption.added', captionsKept)
  return events.flatMap(({ event }) => (event.type === 'caption.added' ? event.caption : []))
}
