import { DeviceTestView, OwnPlace, SaveDeviceTest, TestPass } from '@zhibo/core/device-tests/schema'
import { Hono } from 'hono'
import { z } from 'zod'
import { describe } from '../http/describe.ts'
import { type AppEnv, contextOf } from '../http/env.ts'
import { ids, valid } from '../http/valid.ts'
import { beginTest } from './begin.ts'
import { viewOwnPlaces } from './last.ts'
import { saveTest } from './save.ts'

const tag = 'device tests'
const Nothing = z.strictObject({})

export const deviceTests = new Hono<AppEnv>()
  .get(
    '/:id/own-places',
    describe({
      tag,
      summary: 'The places the caller presents from in this session, each with its last device test',
      ok: { 200: z.array(OwnPlace) },
      problems: ['not_signed_in', 'not_found'],
    }),
    ids('id'),
    async (c) => c.json(await viewOwnPlaces(contextOf(c), c.req.valid('param').id)),
  )
  .post(
    '/:id/device-tests/passes',
    describe({
      tag,
      summary: 'Passes into a room of one’s own, to measure the way to the media server by really sending',
      ok: { 201: TestPass },
      problems: ['not_signed_in', 'not_found', 'not_a_presenter', 'media_unavailable'],
    }),
    ids('id'),
    valid('json', Nothing),
    async (c) => c.json(await beginTest(contextOf(c), c.req.valid('param').id), 201),
  )
  .post(
    '/:id/device-tests',
    describe({
      tag,
      summary: 'Keep how a test of camera, microphone and network went',
      ok: { 201: DeviceTestView },
      problems: ['not_signed_in', 'not_found', 'not_a_presenter'],
    }),
    ids('id'),
    valid('json', SaveDeviceTest),
    async (c) => c.json(await saveTest(contextOf(c), c.req.valid('param').id, c.req.valid('json')), 201),
  )
