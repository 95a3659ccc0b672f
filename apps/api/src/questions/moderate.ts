import { transition } from '@zhibo/core/lifecycle'
import { givenReason, type ModerationReason } from '@zhibo/core/moderation/schema'
import { type QuestionAction, questionLifecycle } from '@zhibo/core/questions/lifecycle'
import type { ModerateQuestion, QuestionState, QuestionView } from '@zhibo/core/questions/schema'
import type { Updateable } from 'kysely'
import { requirePerson } from '../actor.ts'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, type Tx, withTx } from '../context.ts'
import { appendLiveEvent } from '../live/append.ts'
import { AppError, found } from '../problem.ts'
import { type Conversation, lockConversation } from '../sessions/conversation.ts'
import { lockQuestion, type Question, updateQuestion, visibleStates } from './queries.ts'
import { rolesOn } from './speaking.ts'
import type { QuestionTable } from './tables.ts'
import { toView } from './views.ts'

interface Deed {
  reason?: ModerateQuestion
  /** The job it is said to be about now. */
  jobId?: string | undefined
  /** What else changes, decided with the question locked. */
  change?: (tx: Tx, question: Question, conversation: Conversation) => Promise<Updateable<QuestionTable>>
}

/** Takes one step of the transition table on a question and tells the room as much of it as everyone may know. */
export async function moderate(
  ctx: Ctx,
  sessionId: string,
  questionId: string,
  action: QuestionAction,
  { reason, jobId, change }: Deed = {},
): Promise<QuestionView> {
  requirePerson(ctx.actor)
  return withTx(ctx, async (tx) => {
    const conversation = await lockConversation(tx, sessionId)
    const question = found(await lockQuestion(tx, sessionId, questionId))
    const about = [question.job_id, jobId].filter((id): id is string => typeof id === 'string')
    const why = reason ? givenReason(reason) : null
    const roles = await rolesOn(tx, conversation, about)
    const outcome = transition(questionLifecycle, question.state, action, roles, why?.code)
    if ('refused' in outcome) throw new AppError(outcome.refused === 'not_by_you' ? 'forbidden' : outcome.refused)
    const to: QuestionState = outcome.to
    const changes = (await change?.(tx, question, conversation)) ?? {}
    const said = { reason_code: why?.code ?? null, reason: why?.words ?? null }
    const view = toView(await updateQuestion(tx, questionId, { ...said, ...changes, state: to }))
    await tell(tx, sessionId, question.state, view)
    await recordAudit(
      tx,
      `question.${action}`,
      { kind: 'question', id: questionId },
      { stationId: conversation.stationId, detail: detailOf(sessionId, why?.code) },
    )
    return view
  })
}

const detailOf = (session: string, reasonCode: ModerationReason | undefined) => ({
  session,
  ...(reasonCode && { reasonCode }),
})

/** Words leave the server with a question that opens or changes in the open, and never with one that is held or hidden. */
async function tell(tx: Tx, sessionId: string, from: QuestionState, question: QuestionView): Promise<void> {
  const was = visibleStates.includes(from)
  const is = visibleStates.includes(question.state)
  if (is) await appendLiveEvent(tx, sessionId, { type: was ? 'question.changed' : 'question.opened', question })
  else if (was) await appendLiveEvent(tx, sessionId, { type: 'question.removed', questionId: question.id })
}

/** How far into the show it is now, in ms; null before it and after. */
export const showMs = ({ clock }: Tx, { startedAt, over }: Conversation): number | null =>
  startedAt && !over ? Math.max(0, clock().getTime() - startedAt.getTime()) : null
