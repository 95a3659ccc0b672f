import {
  AlikeSearch,
  AlikeView,
  AskedView,
  AskQuestion,
  MyQuestionsView,
  QuestionView,
} from '@zhibo/core/questions/schema'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { describe } from '../http/describe.ts'
import { type AppEnv, contextOf } from '../http/env.ts'
import { ids, valid } from '../http/valid.ts'
import { AppError } from '../problem.ts'
import { alikeText } from './alike.ts'
import { ask } from './ask.ts'
import { listQuestions } from './list.ts'
import { myQuestions } from './mine.ts'
import { vote } from './vote.ts'

const tag = 'questions'

/** Read by hand: as a validator it would become something every caller has to name. */
function idempotencyKey(c: Context<AppEnv>): string | null {
  const { success, data, error } = IdempotencyKey.safeParse(c.req.header('idempotency-key'))
  if (!success) throw new AppError('invalid_body', { issues: error.issues })
  return data ?? null
}
const IdempotencyKey = z.string().trim().min(1).max(100).optional()

/** What viewers do. */
export const asking = new Hono<AppEnv>()
  .get(
    '/:id/questions',
    describe({
      tag,
      summary: 'The questions of a session as everyone sees them, most wanted first',
      ok: { 200: z.array(QuestionView) },
      problems: ['not_found'],
    }),
    ids('id'),
    async (c) => c.json(await listQuestions(contextOf(c), c.req.valid('param').id)),
  )
  .get(
    '/:id/questions/mine',
    describe({
      tag,
      summary: 'What I asked and what became of it, what I voted for, and why I may not ask, if I may not',
      ok: { 200: MyQuestionsView },
      problems: ['not_signed_in', 'not_found'],
    }),
    ids('id'),
    async (c) => c.json(await myQuestions(contextOf(c), c.req.valid('param').id)),
  )
  .get(
    '/:id/questions/alike',
    describe({
      tag,
      summary: 'What was asked already, and what stands as a promise, before it is asked again',
      ok: { 200: AlikeView },
      problems: ['not_found'],
    }),
    ids('id'),
    valid('query', AlikeSearch),
    async (c) => c.json(await alikeText(contextOf(c), c.req.valid('param').id, c.req.valid('query').text)),
  )
  .post(
    '/:id/questions',
    describe({
      tag,
      summary: 'Ask; an Idempotency-Key makes it safe to send again. 200 when I asked it before',
      ok: { 200: AskedView, 201: AskedView },
      problems: ['not_signed_in', 'not_found', 'session_not_live', 'session_stopped', 'muted', 'banned'],
    }),
    ids('id'),
    valid('json', AskQuestion),
    async (c) => {
      const asked = await ask(contextOf(c), c.req.valid('param').id, c.req.valid('json'), idempotencyKey(c))
      return c.json(asked, asked.fresh ? 201 : 200)
    },
  )
  .post(
    '/:id/questions/:questionId/votes',
    describe({
      tag,
      summary: 'Want it answered too; once for each person',
      ok: { 200: QuestionView },
      problems: ['not_signed_in', 'not_found', 'session_not_live', 'session_stopped', 'banned'],
    }),
    ids('id', 'questionId'),
    async (c) => {
      const { id, questionId } = c.req.valid('param')
      return c.json(await vote(contextOf(c), id, questionId))
    },
  )
