import { AuditEntryView, AuditSearch } from '@zhibo/core/audit/schema'
import { Hono } from 'hono'
import { z } from 'zod'
import { describe } from '../http/describe.ts'
import { contextOf, type AppEnv } from '../http/env.ts'
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
    const last = entries.at(-1)
    if (last && entries.length === search.limit) {
      const next = new URLSearchParams({ ...c.req.query(), cursor: last.id })
      c.header('link', `<${c.req.path}?${next}>; rel="next"`)
    }
    return c.json(entries)
  },
)
