import { AskMediaToken, MediaTokenView } from '@zhibo/core/media/schema'
import { CreateSession, SessionSearch, SessionSummary, SessionView, SetRunOfShow } from '@zhibo/core/sessions/schema'
import { Hono } from 'hono'
import { z } from 'zod'
import { describe } from '../http/describe.ts'
import { type AppEnv, contextOf } from '../http/env.ts'
import { ids, valid } from '../http/valid.ts'
import { createSession } from './create.ts'
import { listSessions } from './list.ts'
import { issueMediaToken } from './media-token.ts'
import { running } from './running-routes.ts'
import { setRunOfShow } from './set-run-of-show.ts'
import { viewSession } from './view.ts'

const tag = 'sessions'

export const sessions = new Hono<AppEnv>()
  .get(
    '/',
    describe({
      tag,
      summary: 'The programme; plans are there for their station’s staff. The next page is in the Link header.',
      ok: { 200: z.array(SessionSummary) },
    }),
    valid('query', SessionSearch),
    async (c) => {
      const { sessions: page, next } = await listSessions(contextOf(c), c.req.valid('query'))
      if (next) {
        const url = new URL(c.req.url)
        url.searchParams.set('cursor', next)
        c.header('link', `<${url.pathname}${url.search}>; rel="next"`)
      }
      return c.json(page)
    },
  )
  .post(
    '/',
    describe({
      tag,
      summary: 'Plan a session and book its studio',
      ok: { 201: SessionView },
      problems: ['not_signed_in', 'forbidden', 'not_found', 'studio_taken'],
    }),
    valid('json', CreateSession),
    async (c) => c.json(await createSession(contextOf(c), c.req.valid('json')), 201),
  )
  .get(
    '/:id',
    describe({
      tag,
      summary: 'A session at one point of its event stream',
      ok: { 200: SessionView },
      problems: ['not_found'],
    }),
    ids('id'),
    async (c) => c.json(await viewSession(contextOf(c), c.req.valid('param').id)),
  )
  .put(
    '/:id/run-of-show',
    describe({
      tag,
      summary: 'Replace the run of show of a draft',
      ok: { 200: SessionView },
      problems: [
        'not_signed_in',
        'forbidden',
        'not_found',
        'not_from_here',
        'stale_version',
        'employer_not_in_force',
        'job_not_in_force',
      ],
    }),
    ids('id'),
    valid('json', SetRunOfShow),
    async (c) => c.json(await setRunOfShow(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .post(
    '/:id/media-token',
    describe({
      tag,
      summary: 'A pass into the media room, five minutes long',
      ok: { 200: MediaTokenView },
      problems: ['not_found', 'session_not_live', 'session_stopped', 'media_unavailable'],
    }),
    ids('id'),
    valid('json', AskMediaToken),
    async (c) => c.json(await issueMediaToken(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .route('/', running)
