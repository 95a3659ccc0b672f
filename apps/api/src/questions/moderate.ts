import { transition } from '@zhibo/core/lifecycle'
import { type QuestionAction, questionLifecycle } from '@zhibo/core/questions/lifecycle'
import type { AnswerQuestion, MergeQuestion, QuestionState, QuestionView } from '@zhibo/core/questions/schema'
import type { Updateable } from 'kysely'
import { requirePerson } from '../actor.ts'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, type Tx, withTx } from '../context.ts'
import { appendLiveEvent } from '../live/append.ts'
import { AppError, found } from '../problem.ts'
import { lockConversation, talkRoles } from '../sessions/conversation.ts'
import { isShownIn } from '../sessions/shows-job.ts'
import { lockQuestion, moveVotes, type Question, updateQuestion, visibleStates } from './queries.ts'
import type { QuestionTable } from './tables.ts'
import { toView } from './views.ts'

interface Moderation {
  reason?: string
  changes?: Updateable<QuestionTable>
  /** What else the step does, with the question locked. */
  also?: (tx: Tx, question: Question) => Promise<void>
}

/** Takes one step of the transition table on a question and tells the room as much of it as everyone may know. */
export async function moderate(
  ctx: Ctx,
  sessionId: string,
  questionId: string,
  action: QuestionAction,
  { reason, changes = {}, also }: Moderation = {},
): Promise<QuestionView> {
  requirePerson(ctx.actor)
  return withTx(ctx, async (tx) => {
    const conversation = await lockConversation(tx, sessionId)
    const question = found(await lockQuestion(tx, sessionId, questionId))
    const outcome = transition(questionLifecycle, question.state, action, await talkRoles(tx, conversation), reason)
    if ('refused' in outcome) throw new AppError(outcome.refused === 'not_by_you' ? 'forbidden' : outcome.refused)
    const to: QuestionState = outcome.to
    await also?.(tx, question)
    const view = toView(await updateQuestion(tx, questionId, { ...changes, state: to, reason: reason ?? null }))
    await tell(tx, sessionId, question.state, view)
    await recordAudit(
      tx,
      `question.${action}`,
      { kind: 'question', id: questionId },
      { stationId: conversation.stationId, detail: { session: sessionId } },
    )
    return view
  })
}

/** Words leave the server with a question that opens or changes in the open, and never with one that is held or hidden. */
async function tell(tx: Tx, sessionId: string, from: QuestionState, question: QuestionView): Promise<void> {
  const was = visibleStates.includes(from)
  const is = visibleStates.includes(question.state)
  if (is) await appendLiveEvent(tx, sessionId, { type: was ? 'question.changed' : 'question.opened', question })
  else if (was) await appendLiveEvent(tx, sessionId, { type: 'question.removed', questionId: question.id })
}

/** Answered by voice, or in words; an answer may name the job of this session it is about. */
export function answer(ctx: Ctx, sessionId: string, questionId: string, { text, jobId }: AnswerQuestion) {
  return moderate(ctx, sessionId, questionId, 'answer', {
    changes: { answer: text ?? null, job_id: jobId ?? null, answered_at: ctx.clock() },
    also: async (tx) => {
      if (jobId !== undefined && !(await isShownIn(tx, sessionId, jobId))) throw new AppError('not_found')
    },
  })
}

/** The same was asked already: this question goes, and who wanted it answered now wants the other. */
export function merge(ctx: Ctx, sessionId: string, questionId: string, { into }: MergeQuestion) {
  return moderate(ctx, sessionId, questionId, 'merge', {
    reason: `merged ${into}`,
    also: async (tx) => {
      const kept = found(await lockQuestion(tx, sessionId, into))
      if (into === questionId || !visibleStates.includes(kept.state)) throw new AppError('not_from_here')
      const votes = await moveVotes(tx, questionId, into)
      if (votes === kept.votes) return
      const question = toView(await updateQuestion(tx, into, { votes }))
      await appendLiveEvent(tx, sessionId, { type: 'question.changed', question })
    },
  })
}
