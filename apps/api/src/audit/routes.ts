import { AuditEntryView, AuditExport, AuditPersonView, AuditSearch } from '@zhibo/core/audit/schema'
import { shanghaiDay } from '@zhibo/core/day'
import { Hono } from 'hono'
import { z } from 'zod'
import { sendCsv } from '../http/csv.ts'
import { describe } from '../http/describe.ts'
import { contextOf, type AppEnv } from '../http/env.ts'
import { linkNextPage } from '../http/next-page.ts'
import { valid } from '../http/valid.ts'
import { exportAudit } from './export.ts'
import { searchAudit, searchedPeople } from './search.ts'

export const audit = new Hono<AppEnv>()
  .get(
    '/',
    describe({
      tag: 'audit',
      summary: 'The trail, newest first, by person, subject, action or days',
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
  .get(
    '/people',
    describe({
      tag: 'audit',
      summary: 'The staff, to look for in the trail',
      ok: { 200: z.array(AuditPersonView) },
      problems: ['not_signed_in', 'forbidden'],
    }),
    async (c) => c.json(await searchedPeople(contextOf(c))),
  )

/** The same trail as one file for spreadsheets. */
export const auditCsv = new Hono<AppEnv>().get(
  '/',
  describe({
    tag: 'audit',
    summary: 'The trail as CSV; the export is an entry of the trail itself',
    ok: { 200: z.string() },
    media: 'text/csv',
    problems: ['not_signed_in', 'forbidden'],
  }),
  valid('query', AuditExport),
  async (c) => {
    const ctx = contextOf(c)
    const lines = await exportAudit(ctx, c.req.valid('query'))
    return sendCsv(c, `zhibo-trail-${shanghaiDay(ctx.clock())}.csv`, lines)
  },
)
