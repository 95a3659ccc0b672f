import { AuditEntryView, AuditSearch } from '@zhibo/core/audit/schema'
import { Hono } from 'hono'
import { z } from 'zod'
import { describe } from '../http/describe.ts'
import { contextOf, type AppEnv } from '../http/env.ts'
import { linkNextPage } from '../http/next-page.ts'
import { valid } from '../http/valid.ts'
import { searchAudit } from './search.ts'

export const audit = new Hono<AppEnv>().get(
  '/',
  describe({
    tag: 'audit',
    summary: 'The trail, newest first, by person, subject or day',
    ok: { 200: z.array(AuditEntryView) },
    problems: ['not_signed_in', 'forbidden'],
  }),
  valid('query', AuditSearch),
  async (c) => {
    const search = c.req.valid('query')
    const entries = await searchAudit(contextOf(c), search)
    linkNextPage(c, entries, search.limit)
    return c.json(entries)
  },
)
