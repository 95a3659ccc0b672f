import type { AnswerQuestion, QuestionView } from '@zhibo/core/questions/schema'
import type { Ctx } from '../context.ts'
import { enqueue } from '../notify/enqueue.ts'
import { AppError } from '../problem.ts'
import { talkRoles } from '../sessions/conversation.ts'
import { isShownIn } from '../sessions/shows-job.ts'
import { lookAt } from './look.ts'
import { moderate, showMs } from './moderate.ts'

/**
 * Answered by voice while the show runs, or in words, then or after it; an answer may name the job of this session it is
 * about. Who asked something that the show left open is told that it was answered. Everyone reads an answer, so that one
 * of a company in which a question would be held is refused (`answer_withheld`); the station's own number is a host's to give.
 */
export async function answer(
  ctx: Ctx,
  sessionId: string,
  questionId: string,
  { text, jobId }: AnswerQuestion,
): Promise<QuestionView> {
  const suspect = text !== undefined && (await lookAt(ctx, text)) !== null
  return moderate(ctx, sessionId, questionId, 'answer', {
    jobId,
    change: async (tx, question, conversation) => {
      if (suspect && !(await talkRoles(tx, conversation)).includes('host')) throw new AppError('answer_withheld')
      if (jobId !== undefined && !(await isShownIn(tx, sessionId, jobId))) throw new AppError('not_found')
      if (text === undefined) conversation.requireRunning()
      if (text !== undefined && conversation.over)
        await enqueue(tx, {
          to: { personId: question.asked_by },
          template: 'question_answered',
          values: { title: conversation.title, answer: text },
        })
      const now = showMs(tx, conversation)
      return {
        answer: text ?? null,
        job_id: jobId ?? question.job_id,
        answered_at: tx.clock(),
        answered_by: text === undefined ? 'voice' : 'text',
        answered_at_ms: text === undefined ? (question.answered_at_ms ?? now) : now,
      }
    },
  })
}
