import { Ban, BanView, HoldFirst, Lifting, MuteView, Reasoned } from '@zhibo/core/moderation/schema'
import { SessionView } from '@zhibo/core/sessions/schema'
import { Hono } from 'hono'
import { z } from 'zod'
import { describe } from '../http/describe.ts'
import { type AppEnv, contextOf } from '../http/env.ts'
import { ids, valid } from '../http/valid.ts'
import { holdFirstQuestions } from '../sessions/hold-first.ts'
import { liftMute } from './lift.ts'
import { mutesOf } from './list.ts'
import { banAsker, muteAsker } from './silence.ts'

const tag = 'moderation'
const hosts = ['not_signed_in', 'forbidden', 'not_found'] as const

/** Who may speak in a show; under /api/sessions. */
export const sessionModeration = new Hono<AppEnv>()
  .put(
    '/:id/holds-first',
    describe({
      tag,
      summary: 'Whether the first question of a person waits for a look',
      ok: { 200: SessionView },
      problems: hosts,
    }),
    ids('id'),
    valid('json', HoldFirst),
    async (c) => c.json(await holdFirstQuestions(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .get(
    '/:id/mutes',
    describe({ tag, summary: 'Who may not speak in this show', ok: { 200: z.array(MuteView) }, problems: hosts }),
    ids('id'),
    async (c) => c.json(await mutesOf(contextOf(c), c.req.valid('param').id)),
  )
  .post(
    '/:id/mutes/:muteId/lift',
    describe({
      tag,
      summary: 'Let somebody speak in this show again, with a reason',
      ok: { 204: null },
      problems: [...hosts, 'not_from_here', 'reason_required'],
    }),
    ids('id', 'muteId'),
    valid('json', Lifting),
    async (c) => {
      const { id, muteId } = c.req.valid('param')
      await liftMute(contextOf(c), id, muteId, c.req.valid('json'))
      return c.body(null, 204)
    },
  )
  .post(
    '/:id/questions/:questionId/mutes',
    describe({
      tag,
      summary: 'Mute for this show who asked this, with a reason; their open call ends',
      ok: { 201: MuteView },
      problems: [...hosts, 'reason_required'],
    }),
    ids('id', 'questionId'),
    valid('json', Reasoned),
    async (c) => {
      const { id, questionId } = c.req.valid('param')
      return c.json(await muteAsker(contextOf(c), id, questionId, c.req.valid('json')), 201)
    },
  )
  .post(
    '/:id/questions/:questionId/bans',
    describe({
      tag,
      summary: 'Ban from every show for 7, 30 or 90 days who asked this, with a reason',
      ok: { 201: BanView },
      problems: [...hosts, 'reason_required', 'already_banned'],
    }),
    ids('id', 'questionId'),
    valid('json', Ban),
    async (c) => {
      const { id, questionId } = c.req.valid('param')
      return c.json(await banAsker(contextOf(c), id, questionId, c.req.valid('json')), 201)
    },
  )
