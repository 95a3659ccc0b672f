import { gistOf } from '@zhibo/core/questions/gist'
import type { AlikeQuestionView, AlikeView } from '@zhibo/core/questions/schema'
import { cleaned } from '@zhibo/core/questions/text'
import { requirePerson } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { AppError, found } from '../problem.ts'
import { promisesAlike } from '../promises/alike.ts'
import { findConversation, talkRoles } from '../sessions/conversation.ts'
import { findQuestion, listAlikeOf, listAlikeShown } from './alike-queries.ts'
import { worthALook } from './likeness.ts'
import { toRawView, toView } from './views.ts'

/** The host, who reads both, sees a little further than who asks. */
const worthMerging = 0.4

/** What was asked already, and what stands as a promise, before somebody asks it again: only what everyone sees. */
export async function alikeText(ctx: Ctx, sessionId: string, text: string): Promise<AlikeView> {
  await findConversation(ctx, sessionId)
  const gist = gistOf(cleaned(text))
  if (!gist) return { questions: [], promises: [] }
  const questions = await listAlikeShown(ctx, sessionId, gist, worthALook, 3)
  return {
    questions: questions.map((question) => ({ ...toView(question), likeness: question.likeness })),
    promises: await promisesAlike(ctx, sessionId, gist),
  }
}

/** What asks much the same as a question, for the host to merge; held ones too. */
export async function alikeQuestion(ctx: Ctx, sessionId: string, questionId: string): Promise<AlikeQuestionView[]> {
  requirePerson(ctx.actor)
  const conversation = await findConversation(ctx, sessionId)
  if (!(await talkRoles(ctx, conversation)).includes('host')) throw new AppError('forbidden')
  const question = found(await findQuestion(ctx, sessionId, questionId))
  const alike = await listAlikeOf(ctx, question, worthMerging, 50)
  return alike.map((each) => ({ ...toRawView(each), likeness: each.likeness }))
}
