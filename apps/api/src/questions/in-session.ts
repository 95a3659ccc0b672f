import { maskContacts } from '@zhibo/core/checks/chat'
import type { QuestionState } from '@zhibo/core/questions/schema'
import type { Ctx } from '../context.ts'
import { listAll } from './queries.ts'

export interface AskedInSession {
  id: string
  /** Ways of contact masked. */
  text: string
  state: QuestionState
  answerDueAt: Date | null
}

/** Every question of a session, those that nobody saw included: for its station's staff, which the caller sees to. */
export async function askedInSession(ctx: Ctx, sessionId: string): Promise<AskedInSession[]> {
  return (await listAll(ctx, sessionId)).map(({ id, text, state, answer_due_at }) => ({
    id,
    text: maskContacts(text),
    state,
    answerDueAt: answer_due_at,
  }))
}
