import { JoinSession } from '@zhibo/core/sessions/plan-schema'
import { SessionView } from '@zhibo/core/sessions/schema'
import { Hono } from 'hono'
import { describe } from '../../http/describe.ts'
import { type AppEnv, contextOf } from '../../http/env.ts'
import { ids, valid } from '../../http/valid.ts'
import { joinSession, leaveSession } from './join.ts'

const tag = 'sessions'
const refusals = ['not_signed_in', 'forbidden', 'not_found', 'not_from_here'] as const

/** Under /api/sessions. */
export const joint = new Hono<AppEnv>()
  .post(
    '/:id/stations',
    describe({
      tag,
      summary: 'A station joins a show of another before it starts, with a studio or a host of its own',
      ok: { 200: SessionView },
      problems: [...refusals, 'studio_taken'],
    }),
    ids('id'),
    valid('json', JoinSession),
    async (c) => c.json(await joinSession(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .delete(
    '/:id/stations/:stationId',
    describe({
      tag,
      summary: 'A station leaves a show of another before it starts',
      ok: { 200: SessionView },
      problems: refusals,
    }),
    ids('id', 'stationId'),
    async (c) => {
      const { id, stationId } = c.req.valid('param')
      return c.json(await leaveSession(contextOf(c), id, stationId))
    },
  )
