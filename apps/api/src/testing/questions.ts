import type { QuestionAction } from '@zhibo/core/questions/lifecycle'
import { AskedView, DeskQuestionView, MyQuestionsView, QuestionView } from '@zhibo/core/questions/schema'
import { z } from 'zod'
import type { Bench } from '../db/testing.ts'
import { readFrames } from '../live/frames.ts'
import { aClient } from './http.ts'
import type { SignedIn } from './identity.ts'

type Who = Pick<SignedIn, 'cookie'> | null

/** The talk in one session, spoken to as browsers do. */
export function aTalk(bench: Bench, sessionId: string) {
  const client = aClient(bench)
  const path = `/api/sessions/${sessionId}/questions`
  const stepOf = (id: string, action: QuestionAction) => `${path}/${id}/${action === 'putBack' ? 'put-back' : action}`

  return {
    client,
    path,
    ask: async (who: Who, text: string, more: { jobId?: string } = {}) =>
      (await client.ask(AskedView, who, 'POST', path, { text, ...more })).body,
    refusedToAsk: (who: Who, body: unknown) => client.refused(who, 'POST', path, body),
    vote: async (who: Who, id: string) => (await client.ask(QuestionView, who, 'POST', `${path}/${id}/votes`)).body,
    act: async (who: Who, id: string, action: QuestionAction, body: object = {}) =>
      (await client.ask(QuestionView, who, 'POST', stepOf(id, action), body)).body,
    refusal: async (who: Who, id: string, action: QuestionAction, body: object = {}) =>
      (await client.refused(who, 'POST', stepOf(id, action), body)).code,
    seenBy: async (who: Who) => (await client.ask(z.array(QuestionView), who, 'GET', path)).body,
    desk: async (who: Who) => (await client.ask(z.array(DeskQuestionView), who, 'GET', `${path}/desk`)).body,
    mine: async (who: Who) => (await client.ask(MyQuestionsView, who, 'GET', `${path}/mine`)).body,
    /** Everything a reader of the stream is told who begins at its beginning, as it goes over the wire. */
    replay: async () => (await readFrames(bench.deps.db, sessionId, 0, 10_000))?.bytes.toString() ?? '',
  }
}
