import type { QuestionView } from '@zhibo/core/questions/schema'
import { requirePerson } from '../actor.ts'
import { type Ctx, withTx } from '../context.ts'
import { appendLiveEvent } from '../live/append.ts'
import { AppError, found } from '../problem.ts'
import { lockConversation } from '../sessions/conversation.ts'
import { insertVote, lockQuestion, updateQuestion, visibleStates } from './queries.ts'
import { toView } from './views.ts'

/** 我也想问: one vote for each person, however often it is sent. */
export async function vote(ctx: Ctx, sessionId: string, questionId: string): Promise<QuestionView> {
  const { personId } = requirePerson(ctx.actor)
  return withTx(ctx, async (tx) => {
    const conversation = await lockConversation(tx, sessionId)
    const question = found(await lockQuestion(tx, sessionId, questionId))
    if (!visibleStates.includes(question.state)) throw new AppError('not_found')
    conversation.requireRunning()
    if (!(await insertVote(tx, questionId, personId))) return toView(question)
    const view = toView(await updateQuestion(tx, questionId, { votes: question.votes + 1 }))
    await appendLiveEvent(tx, sessionId, { type: 'question.changed', question: view })
    return view
  })
}
