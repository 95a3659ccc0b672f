import { PresenterPerson, RunOfShowView, SlideView } from '@zhibo/core/sessions/run-of-show'
import { Hono } from 'hono'
import { z } from 'zod'
import { describe } from '../http/describe.ts'
import { type AppEnv, contextOf } from '../http/env.ts'
import { ids } from '../http/valid.ts'
import { viewPeople, viewRunOfShow } from './run-of-show.ts'
import { viewSlides } from './slides.ts'

const tag = 'sessions'

/** What a run of show has beside the session itself. Under /api/sessions. */
export const runOfShow = new Hono<AppEnv>()
  .get(
    '/:id/run-of-show',
    describe({
      tag,
      summary: 'Who presents which segment with which slides, and who could, for those who plan',
      ok: { 200: RunOfShowView },
      problems: ['not_signed_in', 'forbidden', 'not_found'],
    }),
    ids('id'),
    async (c) => c.json(await viewRunOfShow(contextOf(c), c.req.valid('param').id)),
  )
  .get(
    '/:id/people',
    describe({
      tag,
      summary: 'Everyone who presents, by name, for those who run shows at its station',
      ok: { 200: z.array(PresenterPerson) },
      problems: ['not_signed_in', 'forbidden', 'not_found'],
    }),
    ids('id'),
    async (c) => c.json(await viewPeople(contextOf(c), c.req.valid('param').id)),
  )
  .get(
    '/:id/slides',
    describe({
      tag,
      summary: 'The pictures of the segments: all for the station’s staff, their own for those who present',
      ok: { 200: z.array(SlideView) },
      problems: ['not_signed_in', 'forbidden', 'not_found'],
    }),
    ids('id'),
    async (c) => c.json(await viewSlides(contextOf(c), c.req.valid('param').id)),
  )
