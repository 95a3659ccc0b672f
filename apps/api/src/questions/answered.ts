import type { Tx } from '../context.ts'
import { AppError, found } from '../problem.ts'
import { lockQuestion } from './queries.ts'
import { toView } from './views.ts'

/** A question of this session that was answered, locked, as everyone may read it. */
export async function answeredQuestion(tx: Tx, sessionId: string, questionId: string) {
  const question = toView(found(await lockQuestion(tx, sessionId, questionId)))
  if (question.state !== 'answered') throw new AppError('not_from_here')
  return question
}
