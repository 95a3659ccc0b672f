import { TimelineView } from '@zhibo/core/timeline/schema'
import { Hono } from 'hono'
import { z } from 'zod'
import { sendCsv } from '../http/csv.ts'
import { describe } from '../http/describe.ts'
import { type AppEnv, contextOf } from '../http/env.ts'
import { ids } from '../http/valid.ts'
import { timelineCsv } from './csv.ts'
import { readTimeline } from './read.ts'

const tag = 'timeline'
const problems = ['not_signed_in', 'forbidden', 'not_found'] as const

export const timeline = new Hono<AppEnv>()
  .get(
    '/:id/timeline',
    describe({ tag, summary: 'A show minute by minute, for its staff', ok: { 200: TimelineView }, problems }),
    ids('id'),
    async (c) => c.json(await readTimeline(contextOf(c), c.req.valid('param').id)),
  )
  .get(
    '/:id/timeline.csv',
    describe({
      tag,
      summary: 'What happened, for spreadsheets',
      ok: { 200: z.string() },
      media: 'text/csv',
      problems,
    }),
    ids('id'),
    async (c) => {
      const ctx = contextOf(c)
      const { id } = c.req.valid('param')
      return sendCsv(c, `zhibo-show-${id.slice(-8)}.csv`, timelineCsv(await readTimeline(ctx, id), ctx.locale))
    },
  )
