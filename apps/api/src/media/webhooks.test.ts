import { createHash, randomUUID } from 'node:crypto'
import { AccessToken } from 'livekit-server-sdk'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buildApp } from '../app.ts'
import { connect } from '../db/connect.ts'
import { aBench, type Bench } from '../db/testing.ts'
import { beginRehearsal } from '../sessions/rehearse.ts'
import { Broadcasting, later, signed } from '../testing/broadcasting.ts'
import { aRunningSession, aScheduledSession } from '../testing/sessions.ts'
import { presenterIdentity, roomName } from './rooms.ts'

let bench: Bench
let show: Broadcasting

beforeAll(async () => {
  bench = await aBench()
  show = await Broadcasting.on(bench)
})
afterAll(() => bench.close())
beforeEach(() => show.begin())

test('one that is not signed, signed wrongly or changed on the way is refused and nothing is kept', async () => {
  const before = await show.webhooks()
  const body = show.telling('track_published', { track: show.camera })
  const stranger = new AccessToken('key', 'a'.repeat(32))
  stranger.sha256 = createHash('sha256').update(body).digest('base64')

  expect(await show.deliver(body, '')).toBe(401)
  expect(await show.deliver(body, await stranger.toJwt())).toBe(401)
  expect(await show.deliver(body.replace('CAMERA', 'SCREEN_SHARE'), await signed(body))).toBe(401)
  expect(await show.webhooks()).toBe(before)
  expect(await show.intervals()).toEqual([])
})

test('while the database is away the media server is asked to tell it again', async () => {
  const db = connect('postgres://nobody@127.0.0.1:9/none', { onError: () => undefined })
  const body = show.telling('track_published', { track: show.camera })
  const response = await buildApp({ ...bench.deps, db }).request('/api/media/webhooks', {
    method: 'POST',
    headers: { authorization: await signed(body) },
    body,
  })
  expect(response.status).toBe(503)
  await db.destroy()
})

test('told twice, it happened once', async () => {
  const body = show.telling('track_published', { track: show.camera })
  const before = await show.webhooks()
  expect(await Promise.all([show.deliver(body), show.deliver(body), show.deliver(body)])).toEqual([200, 200, 200])
  expect(await show.webhooks()).toBe(before + 1)
  expect(await show.intervals()).toHaveLength(1)
})

test('a track is one interval from its publication to its end', async () => {
  await show.tell('track_published', { track: show.camera })
  show.seconds(90)
  await show.tell('track_unpublished', { track: show.camera })
  show.seconds(5)
  await show.tell('participant_left', { track: show.camera })

  expect(await show.intervals()).toMatchObject([
    {
      track_sid: show.camera.sid,
      presenter_id: show.running.presenterId,
      source: 'camera',
      from_at: show.camera.publishedAt,
      to_at: later(show.camera.publishedAt, 90),
      end_reason: 'track_unpublished',
      provenance: 'webhook',
    },
  ])
  expect(await show.airtimeMs()).toBe(90_000)
})

test('ends may come before beginnings and in any order', async () => {
  const end = show.telling('track_unpublished', { track: show.camera })
  show.seconds(3)
  const left = show.telling('participant_left', { track: show.camera })
  for (const body of [
    left,
    end,
    show.telling('track_published', { track: { ...show.camera, publishedAt: later(show.camera.publishedAt, -60) } }),
  ])
    expect(await show.deliver(body)).toBe(200)
  expect(await show.intervals()).toMatchObject([{ to_at: show.camera.publishedAt, end_reason: 'track_unpublished' }])
})

test('a presenter who reconnects has a new interval, though the old one ends after it began', async () => {
  await show.tell('track_published', { track: show.camera })
  show.seconds(60)
  const again = show.track({ participant: 'PA_second' })
  await show.tell('track_published', { track: again })
  show.seconds(2)
  await show.tell('participant_left', { track: show.camera })

  expect(await show.intervals()).toMatchObject([
    { track_sid: show.camera.sid, to_at: later(show.camera.publishedAt, 62) },
    { track_sid: again.sid, to_at: null },
  ])
})

test('a room that ends takes with it what came before, and not what comes after under the same name', async () => {
  await show.tell('track_published', { track: show.camera })
  show.seconds(30)
  await show.tell('room_finished')
  show.seconds(30)
  const next = show.track({ participant: 'PA_second' })
  await show.tell('track_published', { track: next })

  expect(await show.intervals()).toMatchObject([
    { to_at: later(show.camera.publishedAt, 30), end_reason: 'room_finished' },
    { track_sid: next.sid, to_at: null },
  ])
})

test('what is told of unknown rooms is kept and is no evidence; what is told of viewers is not kept', async () => {
  const before = await show.webhooks()
  await show.tell('track_published', { track: show.camera, room: 'somebody-elses' })
  await show.tell('track_published', { track: show.camera, room: roomName('live', randomUUID()) })
  expect(await show.webhooks()).toBe(before + 2)
  await show.tell('participant_joined', { identity: randomUUID() })
  expect(await show.webhooks()).toBe(before + 2)
  expect(await show.intervals()).toEqual([])
})

test('a presenter of another session is no evidence here', async () => {
  const other = await aRunningSession(bench, { job: show.job, host: show.host })
  await show.tell('track_published', { track: show.camera, identity: presenterIdentity(other.presenterId) })
  expect(await show.intervals()).toEqual([])
})

test('a rehearsal is kept apart and counts for nothing', async () => {
  const { session, presenterId } = await aScheduledSession(bench, { job: show.job, host: show.host })
  await beginRehearsal(show.host.ctx, session.id)
  await show.tell('track_published', {
    track: show.camera,
    room: roomName('rehearsal', session.id),
    identity: presenterIdentity(presenterId),
  })
  expect(await show.intervals(session.id)).toMatchObject([{ rehearsal: true }])
  show.seconds(60)
  expect(await show.airtimeMs()).toBe(0)
})

test('sound alone is not on air', async () => {
  await show.tell('track_published', { track: show.track({ source: 'MICROPHONE' }) })
  show.seconds(60)
  expect(await show.intervals()).toMatchObject([{ source: 'microphone' }])
  expect(await show.airtimeMs()).toBe(0)
})
