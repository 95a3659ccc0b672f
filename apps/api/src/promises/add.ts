import type { AddPromise } from '@zhibo/core/promises/schema'
import type { PromiseLineView } from '@zhibo/core/sessions/schema'
import { requirePerson } from '../actor.ts'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { appendLiveEvent } from '../live/append.ts'
import { AppError } from '../problem.ts'
import { answeredQuestion } from '../questions/answered.ts'
import { lockConversation } from '../sessions/conversation.ts'
import { isShownIn } from '../sessions/shows-job.ts'
import { authorizeShow } from '../sessions/standing.ts'
import { putLine } from './queries.ts'
import { toView } from './views.ts'

/**
 * 问过的都算数: what was answered becomes a line of what a job of this show promises, and stands on its card from now on.
 * One by voice needs its words; of one in writing they may be put shorter.
 */
export async function addPromise(
  ctx: Ctx,
  sessionId: string,
  questionId: string,
  input: AddPromise,
): Promise<PromiseLineView> {
  const host = requirePerson(ctx.actor)
  return withTx(ctx, async (tx) => {
    const { stationId, show } = await lockConversation(tx, sessionId)
    authorizeShow(host, 'session.moderate', show)
    const question = await answeredQuestion(tx, sessionId, questionId)
    const jobId = input.jobId ?? question.jobId
    const text = input.text ?? question.answer
    if (jobId === null) throw new AppError('promise_job_missing')
    if (text === null) throw new AppError('promise_text_missing')
    if (!(await isShownIn(tx, sessionId, jobId))) throw new AppError('not_found')
    const line = await putLine(tx, {
      job_id: jobId,
      session_id: sessionId,
      question_id: questionId,
      question_text: question.text,
      text,
      added_by: host.personId,
      added_at: tx.clock(),
      withdrawn_at: null,
      withdrawn_reason: null,
    })
    if (!line) throw new AppError('not_from_here')
    const promise = toView(line)
    await appendLiveEvent(tx, sessionId, { type: 'promise.added', promise })
    await recordAudit(
      tx,
      'promise.added',
      { kind: 'question', id: questionId },
      { stationId, detail: { session: sessionId, job: jobId } },
    )
    return promise
  })
}
