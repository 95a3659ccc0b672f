import { JointAskView } from '@zhibo/core/sessions/partners'
import { JoinSession } from '@zhibo/core/sessions/plan-schema'
import { Hono } from 'hono'
import { z } from 'zod'
import { describe } from '../../http/describe.ts'
import { type AppEnv, contextOf } from '../../http/env.ts'
import { ids, valid } from '../../http/valid.ts'
import { declineSession, joinSession, leaveSession } from './join.ts'
import { listAsks } from './list.ts'

const tag = 'sessions'
const refusals = ['not_signed_in', 'forbidden', 'not_found', 'not_from_here'] as const

/** Under /api/joint-asks. */
export const jointAsks = new Hono<AppEnv>().get(
  '/',
  describe({
    tag,
    summary: 'What one’s stations were asked to hold together with others, until it begins',
    ok: { 200: z.array(JointAskView) },
    problems: ['not_signed_in', 'forbidden'],
  }),
  async (c) => c.json(await listAsks(contextOf(c))),
)

/** Under /api/sessions. */
export const joint = new Hono<AppEnv>()
  .post(
    '/:id/stations',
    describe({
      tag,
      summary: 'A station that was asked joins a show of another before it starts, with a studio or a host of its own',
      ok: { 200: JointAskView },
      problems: [...refusals, 'studio_taken', 'stale_version'],
    }),
    ids('id'),
    valid('json', JoinSession),
    async (c) => c.json(await joinSession(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .post(
    '/:id/stations/:stationId/decline',
    describe({
      tag,
      summary: 'A station that was asked says no',
      ok: { 200: JointAskView },
      problems: refusals,
    }),
    ids('id', 'stationId'),
    async (c) => {
      const { id, stationId } = c.req.valid('param')
      return c.json(await declineSession(contextOf(c), id, stationId))
    },
  )
  .delete(
    '/:id/stations/:stationId',
    describe({
      tag,
      summary: 'A station leaves a show of another before it starts',
      ok: { 200: JointAskView },
      problems: refusals,
    }),
    ids('id', 'stationId'),
    async (c) => {
      const { id, stationId } = c.req.valid('param')
      return c.json(await leaveSession(contextOf(c), id, stationId))
    },
  )
