import type { Tx } from '../context.ts'
import { found } from '../problem.ts'
import { lockQuestion } from './queries.ts'

/** Who asked a question of this session, and what: for the verbs that silence them. */
export async function askerOf(
  tx: Tx,
  sessionId: string,
  questionId: string,
): Promise<{ personId: string; text: string }> {
  const { asked_by: personId, text } = found(await lockQuestion(tx, sessionId, questionId))
  return { personId, text }
}
