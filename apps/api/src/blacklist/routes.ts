import { BlacklistEntryView, BlacklistSearch, EndEntry, ProposeEntry, SignEntry } from '@zhibo/core/blacklist/schema'
import { Hono } from 'hono'
import { z } from 'zod'
import { describe } from '../http/describe.ts'
import { contextOf, type AppEnv } from '../http/env.ts'
import { linkNextPage } from '../http/next-page.ts'
import { ids, valid } from '../http/valid.ts'
import { declineEntry, liftEntry } from './end.ts'
import { searchEntries } from './list.ts'
import { proposeEntry } from './propose.ts'
import { signEntry } from './sign.ts'

const tag = 'blacklist'
const staff = ['not_signed_in', 'forbidden'] as const
const onEntry = [...staff, 'not_found', 'not_from_here', 'stale_version'] as const

export const blacklist = new Hono<AppEnv>()
  .get(
    '/',
    describe({
      tag,
      summary: 'The blacklist, newest first',
      ok: { 200: z.array(BlacklistEntryView) },
      problems: staff,
    }),
    valid('query', BlacklistSearch),
    async (c) => {
      const search = c.req.valid('query')
      const page = await searchEntries(contextOf(c), search)
      linkNextPage(c, page, search.limit)
      return c.json(page)
    },
  )
  .post(
    '/',
    describe({
      tag,
      summary: 'Propose an entry by credit code or by person',
      ok: { 201: BlacklistEntryView },
      problems: [...staff, 'not_found', 'blacklist_exists'],
    }),
    valid('json', ProposeEntry),
    async (c) => c.json(await proposeEntry(contextOf(c), c.req.valid('json')), 201),
  )
  .post(
    '/:id/signatures',
    describe({
      tag,
      summary: 'Sign it as the second person: it has force at once',
      ok: { 200: BlacklistEntryView },
      problems: [...onEntry, 'own_submission'],
    }),
    ids('id'),
    valid('json', SignEntry),
    async (c) => c.json(await signEntry(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .post(
    '/:id/refusals',
    describe({
      tag,
      summary: 'Turn a proposal down, or take it back',
      ok: { 200: BlacklistEntryView },
      problems: [...onEntry, 'reason_required'],
    }),
    ids('id'),
    valid('json', EndEntry),
    async (c) => c.json(await declineEntry(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .post(
    '/:id/lifts',
    describe({
      tag,
      summary: 'Lift it before its term is over',
      ok: { 200: BlacklistEntryView },
      problems: [...onEntry, 'reason_required'],
    }),
    ids('id'),
    valid('json', EndEntry),
    async (c) => c.json(await liftEntry(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
