import { Readable } from 'node:stream'
import {
  PartLink,
  RecordingView,
  ReplayView,
  SessionRecordingsView,
  WithdrawRecording,
} from '@zhibo/core/recordings/schema'
import { Hono } from 'hono'
import { z } from 'zod'
import { describe } from '../http/describe.ts'
import { type AppEnv, contextOf } from '../http/env.ts'
import { ids, valid } from '../http/valid.ts'
import { listRecordings } from './list.ts'
import { playPart } from './play.ts'
import { readRange } from './range.ts'
import { reinstateRecording, releaseRecording, withdrawRecording } from './release.ts'
import { viewReplay } from './replay.ts'

const tag = 'recordings'
const Nothing = z.strictObject({})
const action = (summary: string, ...own: 'reason_required'[]) =>
  describe({
    tag,
    summary,
    ok: { 200: RecordingView },
    problems: ['not_signed_in', 'forbidden', 'not_found', 'not_from_here', ...own],
  })

export const sessionRecordings = new Hono<AppEnv>()
  .get(
    '/:id/recordings',
    describe({
      tag,
      summary: 'What was recorded of a session, for its staff, with links to play it',
      ok: { 200: SessionRecordingsView },
      problems: ['not_signed_in', 'forbidden', 'not_found'],
    }),
    ids('id'),
    async (c) => c.json(await listRecordings(contextOf(c), c.req.valid('param').id)),
  )
  .get(
    '/:id/replay',
    describe({
      tag,
      summary: 'The replay of a show: its files, its chapters, and its jobs as they are now',
      ok: { 200: ReplayView },
      problems: ['not_found'],
    }),
    ids('id'),
    async (c) => c.json(await viewReplay(contextOf(c), c.req.valid('param').id)),
  )

export const recordings = new Hono<AppEnv>()
  .post(
    '/:id/release',
    action('Let everyone see a recording, for ninety days'),
    ids('id'),
    valid('json', Nothing),
    async (c) => c.json(await releaseRecording(contextOf(c), c.req.valid('param').id)),
  )
  .post(
    '/:id/withdrawal',
    action('Take a replay back', 'reason_required'),
    ids('id'),
    valid('json', WithdrawRecording),
    async (c) => c.json(await withdrawRecording(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .delete('/:id/withdrawal', action('Put a replay up again, by a lead'), ids('id'), async (c) =>
    c.json(await reinstateRecording(contextOf(c), c.req.valid('param').id)),
  )
  .get(
    '/parts/:id/file',
    describe({
      tag,
      summary: 'The file behind a signed link, whole or the bytes a Range asks for (206)',
      ok: { 200: null },
      problems: ['link_expired', 'not_found'],
    }),
    ids('id'),
    valid('query', PartLink),
    async (c) => {
      const file = await playPart(contextOf(c), c.req.valid('param').id, c.req.valid('query'))
      const ifRange = c.req.header('if-range')
      const range = ifRange && ifRange !== file.tag ? 'whole' : readRange(c.req.header('range'), file.bytes)
      c.header('accept-ranges', 'bytes')
      if (range === 'unsatisfiable') return c.body(null, 416, { 'content-range': `bytes */${file.bytes}` })
      const { from, to } = range === 'whole' ? { from: 0, to: file.bytes - 1 } : range
      const headers = {
        ...(range === 'whole' ? {} : { 'content-range': `bytes ${from}-${to}/${file.bytes}` }),
        'content-type': file.mediaType,
        'content-length': `${to - from + 1}`,
        'cross-origin-resource-policy': 'same-origin',
        'content-security-policy': "default-src 'none'; sandbox",
        // Kept no longer than a player needs it: a replay may be taken back.
        'cache-control': 'private, max-age=60',
        etag: file.tag,
      }
      const status = range === 'whole' ? 200 : 206
      if (c.req.method === 'HEAD') return c.body(null, status, headers)
      return c.body(Readable.toWeb(await file.stream({ from, to })) as ReadableStream, status, headers)
    },
  )
