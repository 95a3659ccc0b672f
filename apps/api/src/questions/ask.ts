import { checkChat } from '@zhibo/core/checks/chat'
import type { AskQuestion, QuestionView } from '@zhibo/core/questions/schema'
import { requirePerson } from '../actor.ts'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, type Tx, withTx } from '../context.ts'
import { appendLiveEvent } from '../live/append.ts'
import { AppError, found } from '../problem.ts'
import { type Conversation, lockConversation } from '../sessions/conversation.ts'
import { countAsked, findByKey, hasAskedBefore, insertQuestion } from './queries.ts'
import { toView } from './views.ts'

const perMinute = 5
const minuteMs = 60_000

/**
 * Asks in a running session. Held for the host when the text gives away a contact, or, where the host wants it, when
 * the asker is new. Sent again with the same `key`, it is the same question. At most five a minute for each person.
 */
export async function ask(
  ctx: Ctx,
  sessionId: string,
  { text }: AskQuestion,
  key: string | null = null,
): Promise<QuestionView> {
  const { personId } = requirePerson(ctx.actor)
  return withTx(ctx, async (tx) => {
    const conversation = await lockConversation(tx, sessionId)
    const earlier = key === null ? undefined : await findByKey(tx, personId, key)
    if (earlier) return toView(earlier)
    conversation.requireRunning()
    await requireUnhurried(tx, sessionId, personId)
    const question = await insertQuestion(tx, {
      session_id: sessionId,
      asked_by: personId,
      text,
      state: (await needsLook(tx, conversation, personId, text)) ? 'held' : 'open',
      answer: null,
      job_id: null,
      reason: null,
      idempotency_key: key,
      asked_at: tx.clock(),
      answered_at: null,
    })
    // The same key was just used in another session, whose lock this one does not wait for.
    if (!question) return toView(found(await findByKey(tx, personId, key!)))
    const view = toView(question)
    if (question.state === 'open') await appendLiveEvent(tx, sessionId, { type: 'question.opened', question: view })
    await recordAudit(
      tx,
      'question.asked',
      { kind: 'question', id: question.id },
      { stationId: conversation.stationId, detail: { session: sessionId, state: question.state } },
    )
    return view
  })
}

async function requireUnhurried(tx: Tx, sessionId: string, personId: string): Promise<void> {
  const since = new Date(tx.clock().getTime() - minuteMs)
  if ((await countAsked(tx, sessionId, personId, since)) >= perMinute)
    throw new AppError('too_many_requests', { retryAfter: minuteMs / 1000 })
}

async function needsLook(tx: Tx, { holdsFirstQuestions }: Conversation, personId: string, text: string) {
  if (checkChat(text).length > 0) return true
  return holdsFirstQuestions && !(await hasAskedBefore(tx, personId))
}
