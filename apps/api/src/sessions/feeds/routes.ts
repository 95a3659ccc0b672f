import { createHash } from 'node:crypto'
import { CalendarLinkView } from '@zhibo/core/sessions/calendar-schema'
import type { Context } from 'hono'
import { Hono } from 'hono'
import { z } from 'zod'
import { describe } from '../../http/describe.ts'
import { type AppEnv, contextOf } from '../../http/env.ts'
import { ids, params } from '../../http/valid.ts'
import { linkedFeed, makeCalendarLink, revokeCalendarLink } from './link.ts'
import { publicFeed } from './read.ts'

const tag = 'calendar'
const media = 'text/calendar'

/** Under /api/stations. */
export const stationFeeds = (origin: string) =>
  new Hono<AppEnv>()
    .get(
      '/:id/calendar.ics',
      describe({
        tag,
        summary: 'A station’s announced sessions for a calendar program to subscribe to (RFC 5545)',
        ok: { 200: z.string() },
        media,
        problems: ['not_found'],
      }),
      ids('id'),
      async (c) =>
        sendCalendar(c, await publicFeed(contextOf(c), c.req.valid('param').id, origin), 'public, max-age=300'),
    )
    .post(
      '/:id/calendar-link',
      describe({
        tag,
        summary: 'A secret address of one’s own for a station’s plans; the one before ends',
        ok: { 201: CalendarLinkView },
        problems: ['not_signed_in', 'forbidden'],
      }),
      ids('id'),
      async (c) => c.json(await makeCalendarLink(contextOf(c), c.req.valid('param').id, origin), 201),
    )
    .delete(
      '/:id/calendar-link',
      describe({
        tag,
        summary: 'End one’s secret address',
        ok: { 204: null },
        problems: ['not_signed_in', 'forbidden', 'not_found'],
      }),
      ids('id'),
      async (c) => {
        await revokeCalendarLink(contextOf(c), c.req.valid('param').id)
        return c.body(null, 204)
      },
    )

/** Under /api/calendar-feeds: who knows the address needs no other key. */
export const linkedFeeds = (origin: string) =>
  new Hono<AppEnv>().get(
    '/:file{[A-Za-z0-9_-]+\\.ics}',
    describe({
      tag,
      summary: 'A station’s sessions and plans behind a secret address',
      ok: { 200: z.string() },
      media,
      problems: ['not_found'],
    }),
    params({ file: z.string().max(60) }),
    async (c) => {
      const key = c.req.valid('param').file.slice(0, -'.ics'.length)
      return sendCalendar(c, await linkedFeed(contextOf(c), key, origin), 'private, no-cache')
    },
  )

/** What a reader has already is not sent again. */
function sendCalendar(c: Context<AppEnv>, body: string, cacheControl: string): Response {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
  const headers = { etag, 'cache-control': cacheControl }
  if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304, headers)
  return c.body(body, 200, { ...headers, 'content-type': 'text/calendar; charset=utf-8' })
}
