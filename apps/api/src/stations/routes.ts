import { StationView } from '@zhibo/core/stations/schema'
import { Hono } from 'hono'
import { z } from 'zod'
import { describe } from '../http/describe.ts'
import { contextOf, type AppEnv } from '../http/env.ts'
import { ids } from '../http/valid.ts'
import { listStations, listStudios } from './queries.ts'
import { readStation } from './read.ts'
import { toView } from './views.ts'

const tag = 'stations'

export const stations = new Hono<AppEnv>()
  .get('/', describe({ tag, summary: 'All stations', ok: { 200: z.array(StationView) } }), async (c) => {
    const ctx = contextOf(c)
    const all = await listStations(ctx)
    const studios = await listStudios(
      ctx,
      all.map((station) => station.id),
    )
    return c.json(all.map((station) => toView(station, studios)))
  })
  .get(
    '/:id',
    describe({ tag, summary: 'One station', ok: { 200: StationView }, problems: ['not_found'] }),
    ids('id'),
    async (c) => {
      return c.json(await readStation(contextOf(c), c.req.valid('param').id))
    },
  )
