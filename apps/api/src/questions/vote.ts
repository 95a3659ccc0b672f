import type { QuestionView } from '@zhibo/core/questions/schema'
import { requirePerson } from '../actor.ts'
import { type Ctx, withTx } from '../context.ts'
import { appendLiveEvent } from '../live/append.ts'
import { requireNotBanned } from '../moderation/may-speak.ts'
import { AppError, found } from '../problem.ts'
import { lockConversation } from '../sessions/conversation.ts'
import { lockQuestion, updateQuestion, visibleStates } from './queries.ts'
import { toView } from './views.ts'
import { insertVote } from './vote-queries.ts'

/** 我也想问: one vote for each person, however often it is sent; who asked it wants it anyway. */
export async function vote(ctx: Ctx, sessionId: string, questionId: string): Promise<QuestionView> {
  const { personId } = requirePerson(ctx.actor)
  return withTx(ctx, async (tx) => {
    const conversation = await lockConversation(tx, sessionId)
    const question = found(await lockQuestion(tx, sessionId, questionId))
    if (!visibleStates.includes(question.state)) throw new AppError('not_found')
    conversation.requireRunning()
    await requireNotBanned(tx, sessionId, personId)
    if (question.asked_by === personId || !(await insertVote(tx, questionId, personId))) return toView(question)
    const view = toView(await updateQuestion(tx, questionId, { votes: question.votes + 1 }))
    await appendLiveEvent(tx, sessionId, { type: 'question.changed', question: view })
    return view
  })
}
