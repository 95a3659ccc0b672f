import type { QuestionView } from '@zhibo/core/questions/schema'
import { type Ctx, type Tx, withTx } from '../context.ts'
import { appendLiveEvent } from '../live/append.ts'
import { AppError, found } from '../problem.ts'
import { moderate } from './moderate.ts'
import { lockQuestion, type Question, updateQuestion, visibleStates } from './queries.ts'
import { toView } from './views.ts'
import { insertVote, moveVotes } from './vote-queries.ts'

/**
 * 合并: the same was asked already. This question goes, and who wanted it answered, its asker first, now wants the
 * other. Of one that is held nobody learns, not even by a count: its asker is not added.
 */
export function merge(ctx: Ctx, sessionId: string, questionId: string, into: string): Promise<QuestionView> {
  return moderate(ctx, sessionId, questionId, 'merge', {
    change: async (tx, question) => {
      const kept = found(await lockQuestion(tx, sessionId, into))
      if (into === questionId || !visibleStates.includes(kept.state)) throw new AppError('not_from_here')
      const votes = await joinVotes(tx, question, kept)
      if (votes !== kept.votes) {
        const changed = toView(await updateQuestion(tx, into, { votes }))
        await appendLiveEvent(tx, sessionId, { type: 'question.changed', question: changed })
      }
      return { merged_into: into, answered_at_ms: null }
    },
  })
}

async function joinVotes(tx: Tx, question: Question, kept: Question): Promise<number> {
  if (question.state !== 'held' && question.asked_by !== kept.asked_by) await insertVote(tx, kept.id, question.asked_by)
  return moveVotes(tx, question.id, kept)
}

/** Several at once, all of them or none; answers with the one that is left. */
export function mergeAll(
  ctx: Ctx,
  sessionId: string,
  into: string,
  questionIds: readonly string[],
): Promise<QuestionView> {
  return withTx(ctx, async (tx) => {
    for (const id of new Set(questionIds)) await merge(tx, sessionId, id, into)
    return toView(found(await lockQuestion(tx, sessionId, into)))
  })
}
