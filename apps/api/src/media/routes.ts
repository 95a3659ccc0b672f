import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { describe } from '../http/describe.ts'
import { type AppEnv, contextOf } from '../http/env.ts'
import { AppError } from '../problem.ts'
import { takeWebhook } from './take-webhook.ts'

const tooLarge = () => {
  throw new AppError('too_large')
}

export const media = new Hono<AppEnv>().post(
  '/webhooks',
  describe({
    tag: 'media',
    summary: 'What the media server tells, signed; told again it changes nothing',
    ok: { 200: null },
    problems: ['webhook_signature', 'too_large'],
  }),
  bodyLimit({ maxSize: 1_000_000, onError: tooLarge }),
  async (c) => {
    // The signature is over the body as it came.
    await takeWebhook(contextOf(c), await c.req.text(), c.req.header('authorization'))
    return c.body(null, 200)
  },
)
