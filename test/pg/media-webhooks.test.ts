import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { aBench, type Bench } from '@zhibo/api/db/testing'
import { livekit } from '@zhibo/api/media/livekit'
import { roomName } from '@zhibo/api/media/rooms'
import { endSession } from '@zhibo/api/sessions/end'
import { aServer } from '@zhibo/api/testing/serving'
import { aRunningSession } from '@zhibo/api/testing/sessions'
import { type Livekit, startLivekit } from '@zhibo/infra/livekit'
import { afterAll, beforeAll, expect, test } from 'vitest'

let bench: Bench
let server: Awaited<ReturnType<typeof aServer>>
let media: Livekit
const dataDir = mkdtempSync(path.join(tmpdir(), 'zhibo-webhooks-'))

beforeAll(async () => {
  bench = await aBench()
  server = await aServer(bench.deps)
  media = await startLivekit({ dataDir, log: () => undefined, webhookUrl: `${server.url}/api/media/webhooks` })
  bench.deps.media = livekit(media)
  bench.system.media = bench.deps.media
})
afterAll(async () => {
  await media.stop()
  await server.close()
  await bench.close()
  await rm(dataDir, { recursive: true, force: true })
})

test('what the real media server tells of a show’s room is taken at its word', async () => {
  const { session, host } = await aRunningSession(bench)
  await endSession(host.ctx, session.id)
  const told = () =>
    bench.deps.db
      .selectFrom('media_webhook')
      .select('event')
      .where('room', '=', roomName('live', session.id))
      .orderBy('received_at')
      .execute()

  await expect.poll(told, { timeout: 20_000 }).toContainEqual({ event: 'room_finished' })
  expect(await told()).toContainEqual({ event: 'room_started' })
  const ends = await bench.deps.db.selectFrom('media_end').select(['sid', 'reason']).execute()
  expect(ends).toEqual([{ sid: roomName('live', session.id), reason: 'room_finished' }])
})
