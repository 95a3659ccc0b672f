import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { ServerResponse } from 'node:http'
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
  'resumes after it; without either everything is told. `event: viewers` says how many watch, every 15 s at least; `event: reset` asks to ' +
  'fetch the snapshot again, because the given id is none of this stream.'

/** Streams one network may have open at once: a village, a factory or a carrier's gateway shares an address, a thousand readers do not. */
const streamsPerNetwork = 500

/** The event stream, written straight to the Node response: it is what makes thousands of readers cheap. `factor` raises the limit for load tests. */
export const live = (feed: LiveFeed, factor = 1) => {
  const open = new Map<string, number>()
  return new Hono<AppEnv>().get(
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
      takePlace(contextOf(c).address, response)
      response.writeHead(200, { ...streamHeaders, 'x-request-id': contextOf(c).requestId })
      response.flushHeaders()
      feed.open(id, response, beginningOf(seq, c.req.header('last-event-id'), c.req.valid('query').after))
      return RESPONSE_ALREADY_SENT
    },
  )

  function takePlace(address: string, response: ServerResponse): void {
    const taken = open.get(address) ?? 0
    if (taken >= streamsPerNetwork * factor) throw new AppError('too_many_requests', { retryAfter: 10 })
    open.set(address, taken + 1)
    response.once('close', () => {
      const left = (open.get(address) ?? 1) - 1
      if (left > 0) open.set(address, left)
      else open.delete(address)
    })
  }
}
