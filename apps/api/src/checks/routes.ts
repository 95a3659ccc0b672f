import { checkJob } from '@zhibo/core/checks/check-job'
import { checkCreditCode, CreditCodeCheck, CreditCodeInput } from '@zhibo/core/checks/credit-code'
import { JobCheck, JobCheckContextView, JobPost } from '@zhibo/core/checks/schema'
import { shanghaiDay } from '@zhibo/core/day'
import { Hono } from 'hono'
import { describe } from '../http/describe.ts'
import { contextOf, type AppEnv } from '../http/env.ts'
import { valid } from '../http/valid.ts'
import { policies } from '../policy/policies.ts'

const tag = 'checks'

/** Pure checks for anyone: nothing is kept. Requests are limited at the door, like all others. */
export const checks = new Hono<AppEnv>()
  .post(
    '/job',
    describe({ tag, summary: 'What the law and the sums say of a job post', ok: { 200: JobCheck } }),
    valid('json', JobPost),
    async (c) => {
      const ctx = contextOf(c)
      const today = shanghaiDay(ctx.clock())
      return c.json(checkJob(c.req.valid('json'), { policies: await policies(ctx), today }))
    },
  )
  .get(
    '/context',
    describe({ tag, summary: 'What the checks stand on today', ok: { 200: JobCheckContextView } }),
    async (c) => {
      const ctx = contextOf(c)
      const { minimumWages } = await policies(ctx)
      return c.json({ policies: { minimumWages: [...minimumWages] }, today: shanghaiDay(ctx.clock()) })
    },
  )
  .post(
    '/credit-code',
    describe({ tag, summary: 'Whether a credit code is well formed', ok: { 200: CreditCodeCheck } }),
    valid('json', CreditCodeInput),
    (c) => c.json(checkCreditCode(c.req.valid('json').code)),
  )
