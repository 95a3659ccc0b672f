import type { ProblemCode } from '@zhibo/core/problem/codes'
import {
  AnswerQuestion,
  AskQuestion,
  MergeQuestion,
  ModerateQuestion,
  QuestionView,
} from '@zhibo/core/questions/schema'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { describe } from '../http/describe.ts'
import { type AppEnv, contextOf } from '../http/env.ts'
import { ids, valid } from '../http/valid.ts'
import { AppError } from '../problem.ts'
import { ask } from './ask.ts'
import { listQuestions } from './list.ts'
import { answer, merge, moderate } from './moderate.ts'
import { vote } from './vote.ts'

const tag = 'questions'

/** Read by hand: as a validator it would become something every caller has to name. */
function idempotencyKey(c: Context<AppEnv>): string | null {
  const { success, data, error } = IdempotencyKey.safeParse(c.req.header('idempotency-key'))
  if (!success) throw new AppError('invalid_body', { issues: error.issues })
  return data ?? null
}
const IdempotencyKey = z.string().trim().min(1).max(100).optional()

/** What a host or presenter may do to a question, and what it may refuse with. */
const moderation = (summary: string, ...own: ProblemCode[]) =>
  describe({
    tag,
    summary,
    ok: { 200: QuestionView },
    problems: ['not_signed_in', 'forbidden', 'not_found', 'not_from_here', ...own],
  })

export const questions = new Hono<AppEnv>()
  .get(
    '/:id/questions',
    describe({
      tag,
      summary: 'The questions of a session, most wanted first; held ones for its hosts and for who asked them',
      ok: { 200: z.array(QuestionView) },
      problems: ['not_found'],
    }),
    ids('id'),
    async (c) => c.json(await listQuestions(contextOf(c), c.req.valid('param').id)),
  )
  .post(
    '/:id/questions',
    describe({
      tag,
      summary: 'Ask; an Idempotency-Key makes it safe to send again',
      ok: { 201: QuestionView },
      problems: ['not_signed_in', 'not_found', 'session_not_live', 'session_stopped'],
    }),
    ids('id'),
    valid('json', AskQuestion),
    async (c) => c.json(await ask(contextOf(c), c.req.valid('param').id, c.req.valid('json'), idempotencyKey(c)), 201),
  )
  .post(
    '/:id/questions/:questionId/votes',
    describe({
      tag,
      summary: 'Want it answered too; once for each person',
      ok: { 200: QuestionView },
      problems: ['not_signed_in', 'not_found', 'session_not_live', 'session_stopped'],
    }),
    ids('id', 'questionId'),
    async (c) => c.json(await vote(contextOf(c), c.req.valid('param').id, c.req.valid('param').questionId)),
  )
  .post('/:id/questions/:questionId/take', moderation('Take it up'), ids('id', 'questionId'), async (c) =>
    c.json(await moderate(contextOf(c), c.req.valid('param').id, c.req.valid('param').questionId, 'take')),
  )
  .post('/:id/questions/:questionId/release', moderation('Let everyone see it'), ids('id', 'questionId'), async (c) =>
    c.json(await moderate(contextOf(c), c.req.valid('param').id, c.req.valid('param').questionId, 'release')),
  )
  .post('/:id/questions/:questionId/hold', moderation('Take it back for a look'), ids('id', 'questionId'), async (c) =>
    c.json(await moderate(contextOf(c), c.req.valid('param').id, c.req.valid('param').questionId, 'hold')),
  )
  .post(
    '/:id/questions/:questionId/hide',
    moderation('Hide it from everyone, with a reason', 'reason_required'),
    ids('id', 'questionId'),
    valid('json', ModerateQuestion),
    async (c) => {
      const { id, questionId } = c.req.valid('param')
      return c.json(await moderate(contextOf(c), id, questionId, 'hide', c.req.valid('json')))
    },
  )
  .post(
    '/:id/questions/:questionId/answer',
    moderation('Answer it, by voice or in words'),
    ids('id', 'questionId'),
    valid('json', AnswerQuestion),
    async (c) => {
      const { id, questionId } = c.req.valid('param')
      return c.json(await answer(contextOf(c), id, questionId, c.req.valid('json')))
    },
  )
  .post(
    '/:id/questions/:questionId/merge',
    moderation('Merge it into another that asks the same'),
    ids('id', 'questionId'),
    valid('json', MergeQuestion),
    async (c) => {
      const { id, questionId } = c.req.valid('param')
      return c.json(await merge(contextOf(c), id, questionId, c.req.valid('json')))
    },
  )
