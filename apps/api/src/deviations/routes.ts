import {
  AnswerDeviation,
  DeviationFileView,
  DeviationScore,
  DeviationSearch,
  MarkDeviation,
  SettleDeviation,
  WithdrawDeviation,
} from '@zhibo/core/deviations/schema'
import { DeviationView } from '@zhibo/core/sessions/schema'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { describe } from '../http/describe.ts'
import { type AppEnv, contextOf } from '../http/env.ts'
import { ids, valid } from '../http/valid.ts'
import { answerDeviation, settleDeviation, withdrawDeviation } from './act.ts'
import { type DeviationPage, employerDeviations, sessionDeviations, stationDeviations } from './list.ts'
import { markDeviation } from './mark.ts'
import { deviationScore } from './score.ts'

const tag = 'deviations'
const staff = ['not_signed_in', 'forbidden', 'not_found'] as const
const step = [...staff, 'not_from_here', 'stale_version'] as const

/** A page, and the next one in the Link header. */
function paged(c: Context<AppEnv>, { deviations, next }: DeviationPage) {
  if (next) {
    const url = new URL(c.req.url)
    url.searchParams.set('cursor', next)
    c.header('link', `<${url.pathname}${url.search}>; rel="next"`)
  }
  return c.json(deviations)
}

/** 口播偏差 of a session. Under /api/sessions. */
export const sessionDeviationRoutes = new Hono<AppEnv>()
  .get(
    '/:id/deviations',
    describe({
      tag,
      summary: 'All that was marked in a session and what became of it, for the station’s staff',
      ok: { 200: z.array(DeviationFileView) },
      problems: staff,
    }),
    ids('id'),
    async (c) => c.json(await sessionDeviations(contextOf(c), c.req.valid('param').id)),
  )
  .post(
    '/:id/deviations',
    describe({
      tag,
      summary: 'What was said differs from the card: a banner on every screen, with its time code',
      ok: { 201: DeviationView },
      problems: [...staff, 'session_not_live', 'session_stopped'],
    }),
    ids('id'),
    valid('json', MarkDeviation),
    async (c) => c.json(await markDeviation(contextOf(c), c.req.valid('param').id, c.req.valid('json')), 201),
  )
  .post(
    '/:id/deviations/:deviationId/withdrawal',
    describe({
      tag,
      summary: 'Take it back: it was none',
      ok: { 200: DeviationFileView },
      problems: [...step, 'reason_required'],
    }),
    ids('id', 'deviationId'),
    valid('json', WithdrawDeviation),
    async (c) => {
      const { id, deviationId } = c.req.valid('param')
      return c.json(await withdrawDeviation(contextOf(c), id, deviationId, c.req.valid('json')))
    },
  )

/** What is counted of an employer. Under /api/employers. */
export const employerDeviationRoutes = new Hono<AppEnv>()
  .get(
    '/:id/deviations',
    describe({
      tag,
      summary: 'An employer’s, for its own people and the staff; the next page is in the Link header',
      ok: { 200: z.array(DeviationFileView) },
      problems: staff,
    }),
    ids('id'),
    valid('query', DeviationSearch),
    async (c) => paged(c, await employerDeviations(contextOf(c), c.req.valid('param').id, c.req.valid('query'))),
  )
  .get(
    '/:id/deviation-score',
    describe({ tag, summary: 'How often in 90 days speech differed from its cards', ok: { 200: DeviationScore } }),
    ids('id'),
    async (c) => c.json(await deviationScore(contextOf(c), c.req.valid('param').id)),
  )

/** What comes after the show. */
export const deviations = new Hono<AppEnv>()
  .get(
    '/',
    describe({
      tag,
      summary: 'Of the stations whose shows I run or judge; the next page is in the Link header',
      ok: { 200: z.array(DeviationFileView) },
      problems: ['not_signed_in', 'forbidden'],
    }),
    valid('query', DeviationSearch),
    async (c) => paged(c, await stationDeviations(contextOf(c), c.req.valid('query'))),
  )
  .post(
    '/:id/answer',
    describe({ tag, summary: 'The employer explains', ok: { 200: DeviationFileView }, problems: step }),
    ids('id'),
    valid('json', AnswerDeviation),
    async (c) => c.json(await answerDeviation(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .post(
    '/:id/settlement',
    describe({
      tag,
      summary: 'The station takes the explanation or does not; not by who marked it',
      ok: { 200: DeviationFileView },
      problems: [...step, 'own_submission'],
    }),
    ids('id'),
    valid('json', SettleDeviation),
    async (c) => c.json(await settleDeviation(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
