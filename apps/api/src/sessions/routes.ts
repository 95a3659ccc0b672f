import { AskMediaToken, MediaTokenView } from '@zhibo/core/media/schema'
import { LapseView } from '@zhibo/core/sessions/lapse-schema'
import { ReturnedPlan } from '@zhibo/core/sessions/plan-content'
import { CreateSession, ReplanSession, SessionBasics, WithdrawSession } from '@zhibo/core/sessions/plan-schema'
import { TakenBackView } from '@zhibo/core/sessions/taken-back'
import { SessionSearch, SessionSummary, SessionView, SetRunOfShow } from '@zhibo/core/sessions/schema'
import { Hono } from 'hono'
import { z } from 'zod'
import { describe } from '../http/describe.ts'
import { type AppEnv, contextOf } from '../http/env.ts'
import { ids, valid } from '../http/valid.ts'
import { createSession } from './create.ts'
import { lapsesOf } from './lapses/read.ts'
import { listSessions } from './list.ts'
import { issueMediaToken } from './media-token.ts'
import { basicsOf } from './basics.ts'
import { replanSession } from './replan.ts'
import { returnedPlan } from './returned-plan.ts'
import { running } from './running-routes.ts'
import { setRunOfShow } from './set-run-of-show.ts'
import { takenBack } from './taken-back.ts'
import { viewSession } from './view.ts'
import { withdrawSession } from './withdraw.ts'

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
  .get(
    '/:id/taken-back',
    describe({
      tag,
      summary: 'What may still be said of a show that was announced and is planned anew or called off since',
      ok: { 200: TakenBackView },
      problems: ['not_found'],
    }),
    ids('id'),
    async (c) => c.json(await takenBack(contextOf(c), c.req.valid('param').id)),
  )
  .put(
    '/:id',
    describe({
      tag,
      summary: 'Plan a draft anew and move its booking; of an approved session, its studio and the time to set up',
      ok: { 200: SessionView },
      problems: ['not_signed_in', 'forbidden', 'not_found', 'not_from_here', 'stale_version', 'studio_taken'],
    }),
    ids('id'),
    valid('json', ReplanSession),
    async (c) => c.json(await replanSession(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .get(
    '/:id/basics',
    describe({
      tag,
      summary: 'When, where and what a session is planned as, for its station’s staff',
      ok: { 200: SessionBasics },
      problems: ['not_signed_in', 'forbidden', 'not_found'],
    }),
    ids('id'),
    async (c) => c.json(await basicsOf(contextOf(c), c.req.valid('param').id)),
  )
  .get(
    '/:id/returned',
    describe({
      tag,
      summary:
        'What a reviewer sent back of a plan beside the plan as it is now, for those who mend it; null when nothing was',
      ok: { 200: ReturnedPlan.nullable() },
      problems: ['not_signed_in', 'forbidden', 'not_found'],
    }),
    ids('id'),
    async (c) => c.json(await returnedPlan(contextOf(c), c.req.valid('param').id)),
  )
  .get(
    '/:id/lapses',
    describe({
      tag,
      summary: 'What of a plan will not be in force when it begins, for those who plan it',
      ok: { 200: z.array(LapseView) },
      problems: ['not_signed_in', 'forbidden', 'not_found'],
    }),
    ids('id'),
    async (c) => c.json(await lapsesOf(contextOf(c), c.req.valid('param').id)),
  )
  .post(
    '/:id/withdrawal',
    describe({
      tag,
      summary: 'Take an approved session back to a draft, to change it and hand it in anew',
      ok: { 200: SessionView },
      problems: ['not_signed_in', 'forbidden', 'not_found', 'not_from_here', 'stale_version', 'reason_required'],
    }),
    ids('id'),
    valid('json', WithdrawSession),
    async (c) => c.json(await withdrawSession(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
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
