import type { QuestionAction } from '@zhibo/core/questions/lifecycle'
import { AskedView, DeskQuestionView, MyQuestionsView, QuestionView } from '@zhibo/core/questions/schema'
import { gistOf } from '@zhibo/core/questions/gist'
import { sql } from 'kysely'
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

/** Ten thousand questions of one show, of two thousand people; one in fifty is held, one in a hundred hidden, one in ten answered. */
export async function manyQuestions(bench: Bench, sessionId: string, texts: readonly string[]): Promise<void> {
  await sql`
    with people as (
      insert into person (name, created_at) select '', now() from generate_series(1, 2000) returning id),
    numbered as (select id, row_number() over () as nth from people)
    insert into question (session_id, asked_by, text, gist, state, votes, asked_at)
    select ${sessionId}, numbered.id, t.text, t.gist,
      case when n % 100 = 0 then 'hidden' when n % 50 = 1 then 'held' when n % 10 = 2 then 'answered' else 'open' end,
      n % 37, now()
    from generate_series(1, 10000) n
    join numbered on numbered.nth = 1 + n % 2000
    join unnest(${texts}::text[], ${texts.map(gistOf)}::text[]) with ordinality as t(text, gist, nth)
      on t.nth = 1 + n % ${texts.length}::int`.execute(bench.deps.db)
  await sql`
    insert into question_vote (question_id, person_id, at)
    select id, asked_by, now() from question where session_id = ${sessionId}`.execute(bench.deps.db)
}

/** Of many questions of a show, all but one in fifty get an answer. */
export async function mostAnswered(bench: Bench, sessionId: string): Promise<void> {
  await sql`
    update question set state = 'answered' where state = 'open' and id in (
      select id from (select id, row_number() over (order by id) nth from question where session_id = ${sessionId} and state = 'open') left_open
      where nth % 50 <> 0)`.execute(bench.deps.db)
}
