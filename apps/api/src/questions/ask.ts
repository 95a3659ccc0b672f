import type { HeldFor } from '@zhibo/core/moderation/schema'
import { gistOf } from '@zhibo/core/questions/gist'
import type { AskedView, AskQuestion } from '@zhibo/core/questions/schema'
import { requirePerson } from '../actor.ts'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, type Tx, withTx } from '../context.ts'
import { appendLiveEvent } from '../live/append.ts'
import { requireMaySpeak } from '../moderation/may-speak.ts'
import { AppError, found } from '../problem.ts'
import { type Conversation, lockConversation } from '../sessions/conversation.ts'
import { isShownIn } from '../sessions/shows-job.ts'
import { lookAt } from './look.ts'
import { countAsked, findByKey, findSame, hasAskedBefore, insertQuestion } from './queries.ts'
import { toMyView, toView } from './views.ts'

const perMinute = 5
const minuteMs = 60_000

/**
 * Asks in a running session. Held for the host when the text gives away a contact or has a sensitive phrase in it, or,
 * where the host wants it, when the asker is new. Sent again, with the same `key` or in the same words, it is the same
 * question. At most five a minute for each person.
 */
export async function ask(
  ctx: Ctx,
  sessionId: string,
  { text, jobId = null }: AskQuestion,
  key: string | null = null,
): Promise<AskedView> {
  const { personId } = requirePerson(ctx.actor)
  // Before the session is locked: reading a text takes longer than writing it down.
  const finding = await lookAt(ctx, text)
  return withTx(ctx, async (tx) => {
    const conversation = await lockConversation(tx, sessionId)
    const earlier = (await findByKey(tx, personId, key)) ?? (await findSame(tx, sessionId, personId, text))
    if (earlier) return { ...(await toMyView(tx, earlier)), fresh: false }
    conversation.requireRunning()
    await requireMaySpeak(tx, sessionId, personId)
    await requireUnhurried(tx, sessionId, personId)
    if (jobId !== null && !(await isShownIn(tx, sessionId, jobId))) throw new AppError('not_found')
    const heldFor = finding ?? (await heldAsFirst(tx, conversation, personId))
    const question = await insertQuestion(tx, {
      session_id: sessionId,
      asked_by: personId,
      text,
      gist: gistOf(text),
      state: heldFor ? 'held' : 'open',
      held_for: heldFor,
      job_id: jobId,
      idempotency_key: key,
      asked_at: tx.clock(),
    })
    // The same key was just used in another session, whose lock this one does not wait for.
    if (!question) return { ...(await toMyView(tx, found(await findByKey(tx, personId, key)))), fresh: false }
    if (!heldFor) await appendLiveEvent(tx, sessionId, { type: 'question.opened', question: toView(question) })
    await recordAudit(
      tx,
      'question.asked',
      { kind: 'question', id: question.id },
      {
        stationId: conversation.stationId,
        detail: { session: sessionId, state: question.state, ...(heldFor && { heldFor }) },
      },
    )
    return { ...(await toMyView(tx, question)), fresh: true }
  })
}

async function requireUnhurried(tx: Tx, sessionId: string, personId: string): Promise<void> {
  const since = new Date(tx.clock().getTime() - minuteMs)
  if ((await countAsked(tx, sessionId, personId, since)) >= perMinute)
    throw new AppError('too_many_requests', { retryAfter: minuteMs / 1000 })
}

const heldAsFirst = async (tx: Tx, { holdsFirstQuestions }: Conversation, personId: string): Promise<HeldFor | null> =>
  holdsFirstQuestions && !(await hasAskedBefore(tx, personId)) ? 'first' : null
