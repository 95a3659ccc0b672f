import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { describe } from '../http/describe.ts'
import { type AppEnv, contextOf } from '../http/env.ts'
import { readAtMost } from '../http/guards.ts'
import { params } from '../http/valid.ts'
import { AppError } from '../problem.ts'
import { admitEncoder } from './admit.ts'
import { endIngest } from './end-ingest.ts'
import { bearerOf } from './key.ts'
import { patchIngest } from './patch-ingest.ts'

const tag = 'encoders'
/** OBS offers 3 kB, a browser 8 kB. */
const sdpBytes = 64_000
const fragmentType = 'application/trickle-ice-sdpfrag'
const connection = params({ sid: z.string().regex(/^PA_\w{1,40}$/) })
const refusals = [
  'encoder_key_unknown',
  'encoder_key_over',
  'presenter_off_air',
  'employer_not_in_force',
  'session_not_live',
  'session_stopped',
  'sdp_unreadable',
  'sdp_media_type',
  'media_unavailable',
] as const

/** Where encoders that speak WHIP (RFC 9725) come in: OBS and its like, by a key of ours. */
export const whip = new Hono<AppEnv>()
  .post(
    '/',
    describe({
      tag,
      summary: 'An encoder’s offer, with its key as the bearer token; answers with the SDP answer and its Location',
      ok: { 201: z.string() },
      media: 'application/sdp',
      problems: [...refusals, 'encoder_taken'],
    }),
    readAtMost(sdpBytes),
    async (c) => {
      const offer = await sdpOf(c, 'application/sdp')
      const { answer, sid, iceSession, links } = await admitEncoder(contextOf(c), bearer(c), offer)
      for (const link of links) c.header('link', link, { append: true })
      if (iceSession) c.header('etag', `"${iceSession}"`)
      c.header('accept-patch', fragmentType)
      // A path only: behind whatever proxy it came, it finds its way back.
      c.header('location', `/api/whip/${sid}`)
      return c.body(answer, 201, { 'content-type': 'application/sdp' })
    },
  )
  .patch(
    '/:sid',
    describe({
      tag,
      summary: 'Candidates of a connection, by its ETag; there is no restart',
      ok: { 204: null },
      problems: [...refusals, 'not_found', 'entity_tag_missing', 'ice_session_over', 'ice_restart'],
    }),
    connection,
    readAtMost(sdpBytes),
    async (c) => {
      const fragment = await sdpOf(c, fragmentType)
      const ifMatch = c.req.header('if-match')
      await patchIngest(contextOf(c), bearer(c), { sid: c.req.valid('param').sid, ifMatch, fragment })
      return c.body(null, 204)
    },
  )
  .delete(
    '/:sid',
    describe({
      tag,
      summary: 'End a connection; one that is gone already is fine',
      ok: { 200: null },
      problems: ['encoder_key_unknown', 'not_found', 'media_unavailable'],
    }),
    connection,
    async (c) => {
      await endIngest(contextOf(c), bearer(c), c.req.valid('param').sid)
      return c.body(null, 200)
    },
  )

const bearer = (c: Context<AppEnv>) => bearerOf(c.req.header('authorization'))

async function sdpOf(c: Context<AppEnv>, type: string): Promise<string> {
  const [given = ''] = (c.req.header('content-type') ?? '').split(';')
  if (given.trim().toLowerCase() !== type) throw new AppError('sdp_media_type')
  const sdp = await c.req.text()
  if (sdp.trim() === '') throw new AppError('sdp_unreadable')
  return sdp
}
