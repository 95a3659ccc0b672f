import type { MyQuestionsView } from '@zhibo/core/questions/schema'
import { requirePerson } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { silenceOf } from '../moderation/may-speak.ts'
import { findConversation } from '../sessions/conversation.ts'
import { listAskedBy } from './queries.ts'
import { toMyView } from './views.ts'
import { listVoted } from './vote-queries.ts'

/** What I asked in this session and what became of it, what I want answered too, and why I may not ask, if I may not. */
export async function myQuestions(ctx: Ctx, sessionId: string): Promise<MyQuestionsView> {
  const { personId } = requirePerson(ctx.actor)
  await findConversation(ctx, sessionId)
  const asked = await listAskedBy(ctx, sessionId, personId)
  return {
    questions: await Promise.all(asked.map((question) => toMyView(ctx, question))),
    voted: await listVoted(ctx, sessionId, personId),
    silence: await silenceOf(ctx, sessionId, personId),
  }
}
