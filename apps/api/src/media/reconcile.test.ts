import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aBench, type Bench } from '../db/testing.ts'
import { emergencyStop } from '../sessions/emergency-stop.ts'
import { endSession } from '../sessions/end.ts'
import { takeOffAir } from '../sessions/on-air.ts'
import { viewSession } from '../sessions/view.ts'
import { Broadcasting, later } from '../testing/broadcasting.ts'
import { eventsOf } from '../testing/stream.ts'
import { livekit } from './livekit.ts'
import { reconcile } from './reconcile.ts'
import { roomName } from './rooms.ts'

let bench: Bench
let show: Broadcasting

beforeAll(async () => {
  bench = await aBench()
  show = await Broadcasting.on(bench)
})
afterAll(() => bench.close())
beforeEach(() => show.begin())

test('what was absent twice ended when it was last seen', async () => {
  await show.tell('track_published', { track: show.camera })
  show.seconds(10)
  await show.lookAt([show.sending(show.camera)])
  show.seconds(10)
  await show.lookAt([])
  expect(await show.intervals()).toMatchObject([{ to_at: null, misses: 1 }])
  show.seconds(10)
  await show.lookAt([])

  expect(await show.intervals()).toMatchObject([{ to_at: later(show.camera.publishedAt, 10), end_reason: 'absent' }])
  expect(await show.airtimeMs()).toBe(10_000)
})

test('a track seen again before that never ended', async () => {
  await show.tell('track_published', { track: show.camera })
  show.seconds(10)
  await show.lookAt([])
  show.seconds(10)
  await show.lookAt([show.sending(show.camera)])
  show.seconds(10)
  await show.lookAt([])
  expect(await show.intervals()).toMatchObject([{ to_at: null, misses: 1 }])
})

test('one given up and seen again goes on; the time between does not count', async () => {
  await show.tell('track_published', { track: show.camera })
  show.seconds(10)
  await show.lookAt(null)
  expect(await show.intervals()).toMatchObject([{ to_at: show.camera.publishedAt, end_reason: 'room_missing' }])
  show.seconds(20)
  await show.lookAt([show.sending(show.camera)])
  show.seconds(7)
  expect(await show.airtimeMs()).toBe(7_000)
})

test('after a minute without a look an open track counts to its last sight; seen again, it counts whole', async () => {
  await show.tell('track_published', { track: show.camera })
  show.seconds(10)
  await show.lookAt([show.sending(show.camera)])
  show.seconds(60)
  expect(await show.airtimeMs()).toBe(70_000)
  show.seconds(1)
  expect(await show.airtimeMs()).toBe(10_000)
  await show.lookAt([show.sending(show.camera)])
  expect(await show.airtimeMs()).toBe(71_000)
})

test('what no webhook told is opened from its publication and marked', async () => {
  show.seconds(40)
  await show.lookAt([show.sending(show.camera)])
  expect(await show.intervals()).toMatchObject([
    { from_at: show.camera.publishedAt, provenance: 'reconciled', to_at: null },
  ])
  await show.tell('track_published', { track: show.camera })
  expect(await show.intervals()).toHaveLength(1)
})

test('a camera that is off is not on air', async () => {
  await show.tell('track_published', { track: show.camera })
  show.seconds(10)
  await show.lookAt([show.sending(show.camera)])
  show.seconds(10)
  await show.lookAt([show.sending(show.camera, { muted: true })])
  show.seconds(10)
  await show.lookAt([show.sending(show.camera, { muted: true })])
  show.seconds(10)
  await show.lookAt([show.sending(show.camera)])
  show.seconds(10)
  expect(await show.airtimeMs()).toBe(20_000)
})

test('an end that was told stands, though an older look still saw the track', async () => {
  await show.tell('track_published', { track: show.camera })
  show.seconds(10)
  await show.tell('track_unpublished', { track: show.camera })
  await show.lookAt([show.sending(show.camera)])
  expect(await show.intervals()).toMatchObject([{ to_at: later(show.camera.publishedAt, 10) }])
})

test('the session says that its picture is lost after 20 s, and that it is back', async () => {
  await show.tell('track_published', { track: show.camera })
  const state = async () => (await viewSession(show.host.ctx, show.sessionId)).state
  await show.lookAt([show.sending(show.camera)])
  for (let looks = 0; looks < 2; looks++) {
    show.seconds(10)
    await show.lookAt([])
  }
  expect(await state()).toBe('live')
  show.seconds(1)
  await show.lookAt([])
  expect(await state()).toBe('interrupted')

  await show.tell('track_published', { track: show.track({ participant: 'PA_second' }) })
  expect(await state()).toBe('live')
  expect((await eventsOf(bench, show.sessionId, show.running.session.seq)).map(({ type }) => type)).toEqual([
    'session.interrupted',
    'session.resumed',
  ])
})

test('with nobody on air there is no picture to lose', async () => {
  await takeOffAir(show.host.ctx, show.sessionId, show.running.presenterId)
  show.seconds(60)
  await show.lookAt([])
  expect((await viewSession(show.host.ctx, show.sessionId)).state).toBe('live')
})

test('a stopped session is not resumed by a picture', async () => {
  await emergencyStop(show.host.ctx, show.sessionId, { reason: '演练' })
  await show.tell('track_published', { track: show.camera })
  await show.lookAt([show.sending(show.camera)])
  expect(await viewSession(show.host.ctx, show.sessionId)).toMatchObject({ state: 'interrupted', stopped: true })
})

test('a room that should not exist is closed', async () => {
  const { media } = bench.deps
  await endSession(show.host.ctx, show.sessionId)
  await media.ensureRoom(roomName('live', show.sessionId))
  await reconcile(bench.system)
  expect(await media.participants(roomName('live', show.sessionId))).toBeNull()
})

test('while the media server is away nothing is given up, and the lost picture is told', async () => {
  await show.tell('track_published', { track: show.camera })
  const media = livekit({ url: 'ws://127.0.0.1:9', apiKey: 'away', apiSecret: 'a'.repeat(32) })
  for (let looks = 0; looks < 3; looks++) {
    show.seconds(10)
    await reconcile({ ...bench.system, media })
  }
  expect(await show.intervals()).toMatchObject([{ to_at: null, misses: 0 }])
  expect((await viewSession(show.host.ctx, show.sessionId)).state).toBe('interrupted')
})
