import { locales } from '@zhibo/core/problem/locale'
import { Hono } from 'hono'
import { z } from 'zod'
import { describe } from '../http/describe.ts'
import { type AppEnv, contextOf } from '../http/env.ts'
import { ids, valid } from '../http/valid.ts'
import { shareCard } from './card.ts'
import { calendarEvent } from './event.ts'

const tag = 'sessions'

/** Whoever fetches a link's picture has no language: the link says it. */
const CardSearch = z.object({ lang: z.enum(locales).default('zh-CN') })

/** What a session is shared with. Under /api/sessions. */
export const share = (origin: string) =>
  new Hono<AppEnv>()
    .get(
      '/:id/card.png',
      describe({
        tag,
        summary: 'The picture of an announced session for where its link is shared: 1200 × 630, PNG',
        ok: { 200: null },
        problems: ['not_found', 'unavailable'],
      }),
      ids('id'),
      valid('query', CardSearch),
      async (c) => {
        const card = await shareCard(contextOf(c), c.req.valid('param').id, c.req.valid('query').lang)
        const headers = {
          etag: `"${card.tag}"`,
          'cache-control': 'public, max-age=300',
          'cross-origin-resource-policy': 'cross-origin',
          'x-content-type-options': 'nosniff',
        }
        if (c.req.header('if-none-match')?.includes(`"${card.tag}"`)) return c.body(null, 304, headers)
        return c.body(Uint8Array.from(card.bytes).buffer, 200, { ...headers, 'content-type': 'image/png' })
      },
    )
    .get(
      '/:id/event.ics',
      describe({
        tag,
        summary: 'An announced session as an entry for a calendar (RFC 5545)',
        ok: { 200: null },
        problems: ['not_found'],
      }),
      ids('id'),
      async (c) => {
        const { id } = c.req.valid('param')
        return c.body(await calendarEvent(contextOf(c), id, origin), 200, {
          'content-type': 'text/calendar; charset=utf-8',
          'content-disposition': `attachment; filename="zhibo-${id}.ics"`,
          'cache-control': 'public, max-age=60',
        })
      },
    )
