import type { AnswerQuestion, QuestionView } from '@zhibo/core/questions/schema'
import type { Ctx } from '../context.ts'
import { enqueue } from '../notify/enqueue.ts'
import { AppError } from '../problem.ts'
import { isShownIn } from '../sessions/shows-job.ts'
import { moderate, showMs } from './moderate.ts'

/**
 * Answered by voice while the show runs, or in words, then or after it; an answer may name the job of this session it is
 * about. Who asked something that the show left open is told that it was answered.
 */
export function answer(
  ctx: Ctx,
  sessionId: string,
  questionId: string,
  { text, jobId }: AnswerQuestion,
): Promise<QuestionView> {
  return moderate(ctx, sessionId, questionId, 'answer', {
    jobId,
    change: async (tx, question, conversation) => {
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
