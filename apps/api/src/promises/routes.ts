import { AddPromise, JobPromiseView, WithdrawPromise } from '@zhibo/core/promises/schema'
import { PromiseLineView } from '@zhibo/core/sessions/schema'
import { Hono } from 'hono'
import { z } from 'zod'
import { describe } from '../http/describe.ts'
import { type AppEnv, contextOf } from '../http/env.ts'
import { ids, valid } from '../http/valid.ts'
import { addPromise } from './add.ts'
import { promisesOfJob } from './of-job.ts'
import { withdrawPromise } from './withdraw.ts'

const tag = 'promises'
const hosts = ['not_signed_in', 'forbidden', 'not_found'] as const

/** Under /api/sessions. */
export const promises = new Hono<AppEnv>()
  .post(
    '/:id/questions/:questionId/promise',
    describe({
      tag,
      summary: 'Make an answer part of what a job of this show promises',
      ok: { 201: PromiseLineView },
      problems: [...hosts, 'not_from_here', 'promise_job_missing', 'promise_text_missing'],
    }),
    ids('id', 'questionId'),
    valid('json', AddPromise),
    async (c) => {
      const { id, questionId } = c.req.valid('param')
      return c.json(await addPromise(contextOf(c), id, questionId, c.req.valid('json')), 201)
    },
  )
  .post(
    '/:id/questions/:questionId/promise/withdrawal',
    describe({ tag, summary: 'Take a promise line back, with a reason', ok: { 204: null }, problems: hosts }),
    ids('id', 'questionId'),
    valid('json', WithdrawPromise),
    async (c) => {
      const { id, questionId } = c.req.valid('param')
      await withdrawPromise(contextOf(c), id, questionId, c.req.valid('json'))
      return c.body(null, 204)
    },
  )

/** Under /api/jobs. */
export const jobPromises = new Hono<AppEnv>().get(
  '/:id/promises',
  describe({
    tag,
    summary: 'What a job promises beyond its card: answers that were made part of it',
    ok: { 200: z.array(JobPromiseView) },
    problems: ['not_found'],
  }),
  ids('id'),
  async (c) => c.json(await promisesOfJob(contextOf(c), c.req.valid('param').id)),
)
