import { LinkProof } from '@zhibo/core/files/schema'
import { AskLicenceReading, LicenceReadingView } from '@zhibo/core/licences/schema'
import { Hono } from 'hono'
import { describe } from '../http/describe.ts'
import { contextOf, type AppEnv } from '../http/env.ts'
import { ids, valid } from '../http/valid.ts'
import { askReading, readingOf } from './ask.ts'

const tag = 'licences'

export const licenceReadings = new Hono<AppEnv>()
  .post(
    '/',
    describe({
      tag,
      summary: 'Have a licence read by the machine; what it reads are suggestions',
      ok: { 202: LicenceReadingView },
      problems: ['not_signed_in', 'not_found'],
    }),
    valid('json', AskLicenceReading),
    async (c) => c.json(await askReading(contextOf(c), c.req.valid('json')), 202),
  )
  .get(
    '/:fileId',
    describe({
      tag,
      summary: 'How far the reading of a licence is, and what it found',
      ok: { 200: LicenceReadingView },
      problems: ['not_signed_in', 'not_found'],
    }),
    ids('fileId'),
    valid('query', LinkProof.partial()),
    async (c) => c.json(await readingOf(contextOf(c), c.req.valid('param').fileId, c.req.valid('query'))),
  )
