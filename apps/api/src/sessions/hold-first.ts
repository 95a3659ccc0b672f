import type { HoldFirst } from '@zhibo/core/moderation/schema'
import type { SessionView } from '@zhibo/core/sessions/schema'
import type { Ctx } from '../context.ts'
import { updateSession } from './queries.ts'
import { authorizeShow } from './standing.ts'
import { actOn, recordOn } from './step.ts'

/** The host's switch: from now on the first question of a person waits for a look, or does not. What is held stays held. */
export function holdFirstQuestions(ctx: Ctx, sessionId: string, { on }: HoldFirst): Promise<SessionView> {
  return actOn(ctx, sessionId, async (tx, session) => {
    authorizeShow(tx.actor, 'session.moderate', session)
    if (session.holds_first_questions === on) return
    await updateSession(tx, sessionId, { holds_first_questions: on })
    await recordOn(tx, session, 'hold_first_set', { on })
  })
}
