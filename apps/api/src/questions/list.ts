import type { QuestionView } from '@zhibo/core/questions/schema'
import type { Ctx } from '../context.ts'
import { findConversation, talkRoles } from '../sessions/conversation.ts'
import { listForHost, listVisibleQuestions } from './queries.ts'
import { toView } from './views.ts'

/** The questions of a session, most wanted first: for its hosts with those they hold, for anybody else with their own held ones. */
export async function listQuestions(ctx: Ctx, sessionId: string): Promise<QuestionView[]> {
  const conversation = await findConversation(ctx, sessionId)
  const hosts = (await talkRoles(ctx, conversation)).includes('host')
  const personId = ctx.actor.kind === 'person' ? ctx.actor.personId : null
  const questions = hosts ? await listForHost(ctx, sessionId) : await listVisibleQuestions(ctx, sessionId, personId)
  return questions.map(toView)
}
