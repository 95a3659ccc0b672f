import { AddPhrase, BanSearch, BanView, Lifting, PhraseView } from '@zhibo/core/moderation/schema'
import { Hono } from 'hono'
import { z } from 'zod'
import { describe } from '../http/describe.ts'
import { type AppEnv, contextOf } from '../http/env.ts'
import { linkNextPage } from '../http/next-page.ts'
import { ids, valid } from '../http/valid.ts'
import { addPhrase, allPhrases, dropPhrase } from './edit-phrases.ts'
import { liftBan } from './lift.ts'
import { standingBans } from './list.ts'

const tag = 'moderation'
const staff = ['not_signed_in', 'forbidden'] as const

/** Under /api/moderation. */
export const moderation = new Hono<AppEnv>()
  .get(
    '/phrases',
    describe({
      tag,
      summary: 'Phrases that hold what is written with them',
      ok: { 200: z.array(PhraseView) },
      problems: staff,
    }),
    async (c) => c.json(await allPhrases(contextOf(c))),
  )
  .post(
    '/phrases',
    describe({
      tag,
      summary: 'Add a phrase; it holds the very next question',
      ok: { 201: PhraseView },
      problems: [...staff, 'phrase_known'],
    }),
    valid('json', AddPhrase),
    async (c) => c.json(await addPhrase(contextOf(c), c.req.valid('json')), 201),
  )
  .delete(
    '/phrases/:id',
    describe({ tag, summary: 'Take a phrase off', ok: { 204: null }, problems: [...staff, 'not_found'] }),
    ids('id'),
    async (c) => {
      await dropPhrase(contextOf(c), c.req.valid('param').id)
      return c.body(null, 204)
    },
  )
  .get(
    '/bans',
    describe({
      tag,
      summary: 'Bans that stand, given in shows of my stations, newest first',
      ok: { 200: z.array(BanView) },
      problems: staff,
    }),
    valid('query', BanSearch),
    async (c) => {
      const search = c.req.valid('query')
      const bans = await standingBans(contextOf(c), search)
      linkNextPage(c, bans, search.limit)
      return c.json(bans)
    },
  )
  .post(
    '/bans/:id/lift',
    describe({
      tag,
      summary: 'End a ban before its term, with a reason',
      ok: { 204: null },
      problems: [...staff, 'not_found', 'not_from_here', 'reason_required'],
    }),
    ids('id'),
    valid('json', Lifting),
    async (c) => {
      await liftBan(contextOf(c), c.req.valid('param').id, c.req.valid('json'))
      return c.body(null, 204)
    },
  )
