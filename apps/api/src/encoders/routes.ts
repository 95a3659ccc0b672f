import { EncoderView, NewEncoderKey } from '@zhibo/core/encoders/schema'
import { Hono } from 'hono'
import { z } from 'zod'
import { describe } from '../http/describe.ts'
import { type AppEnv, contextOf } from '../http/env.ts'
import { ids, valid } from '../http/valid.ts'
import { issueKey } from './issue.ts'
import { encoderOf } from './look.ts'
import { revokeKey } from './revoke.ts'

const tag = 'encoders'
const Nothing = z.strictObject({})

/** The keys by which studio encoders come in. `origin` is the address browsers and encoders see. */
export const encoders = (origin: string) =>
  new Hono<AppEnv>()
    .get(
      '/:id/presenters/:presenterId/encoder-keys',
      describe({
        tag,
        summary: 'The encoder of a presenter’s place: its keys, and whether it is sending',
        ok: { 200: EncoderView },
        problems: ['not_signed_in', 'not_found'],
      }),
      ids('id', 'presenterId'),
      async (c) => {
        const { id, presenterId } = c.req.valid('param')
        return c.json(await encoderOf(contextOf(c), id, presenterId))
      },
    )
    .post(
      '/:id/presenters/:presenterId/encoder-keys',
      describe({
        tag,
        summary: 'Make the key an encoder comes in with; shown once, the one before it is taken back',
        ok: { 201: NewEncoderKey },
        problems: ['not_signed_in', 'not_found', 'not_from_here'],
      }),
      ids('id', 'presenterId'),
      valid('json', Nothing),
      async (c) => {
        const { id, presenterId } = c.req.valid('param')
        return c.json(await issueKey(contextOf(c), id, presenterId, `${origin}/api/whip`), 201)
      },
    )
    .delete(
      '/:id/presenters/:presenterId/encoder-keys/:keyId',
      describe({
        tag,
        summary: 'Take a key back; the encoder that came in by it is thrown out at once',
        ok: { 204: null },
        problems: ['not_signed_in', 'not_found'],
      }),
      ids('id', 'presenterId', 'keyId'),
      async (c) => {
        const { id, presenterId, keyId } = c.req.valid('param')
        await revokeKey(contextOf(c), id, presenterId, keyId)
        return c.body(null, 204)
      },
    )
