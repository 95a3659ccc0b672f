import type { ProblemCode } from '@zhibo/core/problem/codes'
import {
  AlikeQuestionView,
  AnswerQuestion,
  DeskQuestionView,
  MergeQuestion,
  MergeQuestions,
  ModerateQuestion,
  QuestionView,
} from '@zhibo/core/questions/schema'
import { Hono } from 'hono'
import { z } from 'zod'
import { describe } from '../http/describe.ts'
import { type AppEnv, contextOf } from '../http/env.ts'
import { ids, valid } from '../http/valid.ts'
import { alikeQuestion } from './alike.ts'
import { answer } from './answer.ts'
import { deskQuestions } from './desk.ts'
import { hide, hold, putBack, release, take } from './desk-steps.ts'
import { merge, mergeAll } from './merge.ts'

const tag = 'questions'
const hosts = ['not_signed_in', 'forbidden', 'not_found'] as const

/** What a host or presenter may do to a question, and what it may refuse with. */
const moderation = (summary: string, ...own: ProblemCode[]) =>
  describe({ tag, summary, ok: { 200: QuestionView }, problems: [...hosts, 'not_from_here', ...own] })
const one = ids('id', 'questionId')
const withReason = valid('json', ModerateQuestion)

/** What hosts and presenters do. */
export const desk = new Hono<AppEnv>()
  .get(
    '/:id/questions/desk',
    describe({
      tag,
      summary: 'The questions at the host’s desk: what is held first, what was hidden last, in the askers’ own words',
      ok: { 200: z.array(DeskQuestionView) },
      problems: hosts,
    }),
    ids('id'),
    async (c) => c.json(await deskQuestions(contextOf(c), c.req.valid('param').id)),
  )
  .get(
    '/:id/questions/:questionId/alike',
    describe({
      tag,
      summary: 'What asks much the same, for merging; the most alike first',
      ok: { 200: z.array(AlikeQuestionView) },
      problems: hosts,
    }),
    one,
    async (c) => {
      const { id, questionId } = c.req.valid('param')
      return c.json(await alikeQuestion(contextOf(c), id, questionId))
    },
  )
  .post('/:id/questions/:questionId/take', moderation('Take it up: its answer is on air from here'), one, async (c) => {
    const { id, questionId } = c.req.valid('param')
    return c.json(await take(contextOf(c), id, questionId))
  })
  .post('/:id/questions/:questionId/put-back', moderation('Put back what was taken up'), one, async (c) => {
    const { id, questionId } = c.req.valid('param')
    return c.json(await putBack(contextOf(c), id, questionId))
  })
  .post('/:id/questions/:questionId/release', moderation('Let everyone see it'), one, async (c) => {
    const { id, questionId } = c.req.valid('param')
    return c.json(await release(contextOf(c), id, questionId))
  })
  .post('/:id/questions/:questionId/hold', moderation('Take it back for a look'), one, withReason, async (c) => {
    const { id, questionId } = c.req.valid('param')
    return c.json(await hold(contextOf(c), id, questionId, c.req.valid('json')))
  })
  .post(
    '/:id/questions/:questionId/hide',
    moderation('Hide it from everyone but its asker, with a reason', 'reason_required', 'promise_stands'),
    one,
    withReason,
    async (c) => {
      const { id, questionId } = c.req.valid('param')
      return c.json(await hide(contextOf(c), id, questionId, c.req.valid('json')))
    },
  )
  .post(
    '/:id/questions/:questionId/answer',
    moderation(
      'Answer it, by voice or in words; after the show in words alone',
      'session_not_live',
      'session_stopped',
      'employer_not_in_force',
      'answer_withheld',
    ),
    one,
    valid('json', AnswerQuestion),
    async (c) => {
      const { id, questionId } = c.req.valid('param')
      return c.json(await answer(contextOf(c), id, questionId, c.req.valid('json')))
    },
  )
  .post(
    '/:id/questions/:questionId/merge',
    moderation('Merge it into another that asks the same'),
    one,
    valid('json', MergeQuestion),
    async (c) => {
      const { id, questionId } = c.req.valid('param')
      return c.json(await merge(contextOf(c), id, questionId, c.req.valid('json').into))
    },
  )
  .post(
    '/:id/questions/:questionId/merges',
    moderation('Merge several others into it, all or none'),
    one,
    valid('json', MergeQuestions),
    async (c) => {
      const { id, questionId } = c.req.valid('param')
      return c.json(await mergeAll(contextOf(c), id, questionId, c.req.valid('json').questionIds))
    },
  )
