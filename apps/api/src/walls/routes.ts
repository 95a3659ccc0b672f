import { LowerHand, RaisedHandView, RaiseHand } from '@zhibo/core/walls/schema'
import { Hono } from 'hono'
import { describe } from '../http/describe.ts'
import { type AppEnv, contextOf } from '../http/env.ts'
import { ids, valid } from '../http/valid.ts'
import { lowerHand } from './lower.ts'
import { raiseHand } from './raise.ts'

const tag = 'walls'

export const hands = new Hono<AppEnv>()
  .post(
    '/:id/hands',
    describe({
      tag,
      summary: 'Raise the hand of a seat before a wall; nobody signs in for it',
      ok: { 201: RaisedHandView },
      problems: ['not_found', 'session_not_live', 'session_stopped', 'hands_full', 'hand_place', 'too_many_requests'],
    }),
    ids('id'),
    valid('json', RaiseHand),
    async (c) => c.json(await raiseHand(contextOf(c), c.req.valid('param').id, c.req.valid('json')), 201),
  )
  .post(
    '/:id/hands/:handId/lower',
    describe({
      tag,
      summary: 'Lower a hand, by the key of its phone or as a host',
      ok: { 204: null },
      problems: ['not_found', 'forbidden'],
    }),
    ids('id', 'handId'),
    valid('json', LowerHand),
    async (c) => {
      const { id, handId } = c.req.valid('param')
      await lowerHand(contextOf(c), id, handId, c.req.valid('json'))
      return c.body(null, 204)
    },
  )
