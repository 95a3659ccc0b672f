import { HealthView, ReadyView } from '@zhibo/core/health/schema'
import { Hono } from 'hono'
import { describe } from '../http/describe.ts'
import { contextOf, type AppEnv } from '../http/env.ts'
import { checkReady } from './check-ready.ts'

const tag = 'health'

export const health = new Hono<AppEnv>()
  .get('/live', describe({ tag, summary: 'The process answers', ok: { 200: HealthView } }), (c) =>
    c.json({ status: 'ok' as const }),
  )
  .get(
    '/ready',
    describe({ tag, summary: 'The database and the media server answer too', ok: { 200: ReadyView } }),
    async (c) => c.json(await checkReady(contextOf(c))),
  )
