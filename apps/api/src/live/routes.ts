import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono } from 'hono'
import { z } from 'zod'
import { describe } from '../http/describe.ts'
import { type AppEnv, contextOf } from '../http/env.ts'
import { ids, valid } from '../http/valid.ts'
import { AppError } from '../problem.ts'
import { seqOf } from '../sessions/at-seq.ts'
import { beginningOf } from './beginning.ts'
import type { LiveFeed } from './feed.ts'

const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  // Proxies that buffer would hold the events back.
  'x-accel-buffering': 'no',
}

const summary =
  'The events of a session, as server-sent events. `id` is the seq; `Last-Event-ID`, or `?after=` from a snapshot, ' +
  'resumes after it; without either everything is told. `event: viewers` says how many watch; `event: reset` asks to ' +
  'fetch the snapshot again, because the given id is none of this stream.'

/** The event stream, written straight to the Node response: it is what makes thousands of readers cheap. */
export const live = (feed: LiveFeed) =>
  new Hono<AppEnv>().get(
    '/:id/events',
    describe({ tag: 'live', summary, ok: { 200: null }, problems: ['not_found'] }),
    ids('id'),
    valid('query', z.object({ after: z.string().optional() })),
    async (c) => {
      const { id } = c.req.valid('param')
      const seq = await seqOf(contextOf(c), id)
      const response = c.env?.outgoing
      if (c.req.method === 'HEAD') return c.body(null, 200, streamHeaders)
      if (!response) throw new AppError('internal', { cause: new Error('event streams need node:http') })
      response.writeHead(200, { ...streamHeaders, 'x-request-id': contextOf(c).requestId })
      response.flushHeaders()
      feed.open(id, response, beginningOf(seq, c.req.header('last-event-id'), c.req.valid('query').after))
      return RESPONSE_ALREADY_SENT
    },
  )
