import type { QuestionView } from '@zhibo/core/questions/schema'
import type { Ctx } from '../context.ts'
import { findConversation } from '../sessions/conversation.ts'
import { listVisible } from './queries.ts'
import { toView } from './views.ts'

/** The questions of a session as everyone sees them, most wanted first. */
export async function listQuestions(ctx: Ctx, sessionId: string): Promise<QuestionView[]> {
  await findConversation(ctx, sessionId)
  return (await listVisible(ctx, sessionId)).map(toView)
}
