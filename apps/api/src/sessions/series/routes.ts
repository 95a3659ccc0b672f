import {
  ChangeSeries,
  CreateSeries,
  EndSeries,
  MovedSeries,
  MoveSeries,
  PreviewSeries,
  SeriesDayView,
  SeriesSearch,
  SeriesView,
} from '@zhibo/core/sessions/series-schema'
import { Hono } from 'hono'
import { z } from 'zod'
import { describe } from '../../http/describe.ts'
import { type AppEnv, contextOf } from '../../http/env.ts'
import { ids, valid } from '../../http/valid.ts'
import { changeSeries } from './change.ts'
import { createSeries, previewSeries } from './create.ts'
import { endSeries } from './end.ts'
import { moveSeries } from './move.ts'
import { readSeries, seriesAt } from './read.ts'

const tag = 'series'
const refusals = ['not_signed_in', 'forbidden', 'not_found'] as const

export const series = new Hono<AppEnv>()
  .get(
    '/',
    describe({
      tag,
      summary: 'The series of the stations one plans for, those that go on first',
      ok: { 200: z.array(SeriesView) },
      problems: ['not_signed_in', 'forbidden'],
    }),
    valid('query', SeriesSearch),
    async (c) => c.json(await seriesAt(contextOf(c), c.req.valid('query').stationId)),
  )
  .post(
    '/preview',
    describe({
      tag,
      summary: 'The days a series would have: free, taken, over already, a holiday. Nothing is written.',
      ok: { 200: z.array(SeriesDayView) },
      problems: refusals,
    }),
    valid('json', PreviewSeries),
    async (c) => c.json(await previewSeries(contextOf(c), c.req.valid('json'))),
  )
  .post(
    '/',
    describe({
      tag,
      summary: 'Plan a session for every day of a series, all or none; `details.days` names days that are taken',
      ok: { 201: SeriesView },
      problems: [...refusals, 'studio_taken', 'series_empty'],
    }),
    valid('json', CreateSeries),
    async (c) => c.json(await createSeries(contextOf(c), c.req.valid('json')), 201),
  )
  .get(
    '/:id',
    describe({ tag, summary: 'A series with its sessions', ok: { 200: SeriesView }, problems: refusals }),
    ids('id'),
    async (c) => c.json(await readSeries(contextOf(c), c.req.valid('param').id)),
  )
  .put(
    '/:id',
    describe({
      tag,
      summary: 'Change this one and those that follow, as far as they are drafts: all or none',
      ok: { 200: SeriesView },
      problems: [...refusals, 'not_from_here', 'studio_taken'],
    }),
    ids('id'),
    valid('json', ChangeSeries),
    async (c) => c.json(await changeSeries(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .post(
    '/:id/moves',
    describe({
      tag,
      summary: 'Give the drafts from a day on another weekday and other hours, all or none; what stays is named',
      ok: { 200: MovedSeries },
      problems: [...refusals, 'not_from_here', 'studio_taken', 'series_empty'],
    }),
    ids('id'),
    valid('json', MoveSeries),
    async (c) => c.json(await moveSeries(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .post(
    '/:id/end',
    describe({
      tag,
      summary: 'End a series and call its drafts off; what is approved only when asked',
      ok: { 200: SeriesView },
      problems: [...refusals, 'not_from_here'],
    }),
    ids('id'),
    valid('json', EndSeries),
    async (c) => c.json(await endSeries(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
