import { SessionHealthView } from '@zhibo/core/sessions/control'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aBench, type Bench } from '../db/testing.ts'
import { sampleViewers, viewersOf } from '../live/viewers.ts'
import { livekit } from '../media/livekit.ts'
import { aClient } from '../testing/http.ts'
import { Broadcasting } from '../testing/broadcasting.ts'
import { aPerson, aStaff } from '../testing/identity.ts'
import { aScheduledSession } from '../testing/sessions.ts'
import { aStation } from '../testing/stations.ts'
import { emergencyStop } from './emergency-stop.ts'
import { endSession } from './end.ts'
import { viewHealth } from './health.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
let show: Broadcasting

beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
  show = await Broadcasting.on(bench)
})
afterAll(() => bench.close())
beforeEach(() => show.begin())

const path = (id = show.sessionId) => `/api/sessions/${id}/health`
const health = () => viewHealth(show.host.ctx, show.sessionId)
/** So many screens of the running show, as two processes count them. */
const watching = async (viewers: number, elsewhere = 0) => {
  await sampleViewers(bench.system, { readersOf: () => viewers }, 'one')
  await sampleViewers(bench.system, { readersOf: () => elsewhere }, 'two')
}

describe('viewers', () => {
  test('are counted every ten seconds over all processes', async () => {
    expect((await health()).viewers).toEqual({ now: 0, peak: 0, samples: [] })
    await watching(40, 2)
    expect((await health()).viewers).toMatchObject({ now: 42, peak: 42 })
    show.seconds(10)
    await watching(30)
    expect((await health()).viewers).toMatchObject({ now: 30, peak: 42 })
    show.seconds(31)
    expect((await health()).viewers).toMatchObject({ now: 0, peak: 42 })
  })

  test('counted twice in the same ten seconds by one process are counted once', async () => {
    await watching(40)
    show.seconds(1)
    await watching(41)
    expect((await health()).viewers.now).toBeLessThanOrEqual(41)
  })

  test('over the last hour are a point for every 30 s, the highest of each; the peak is the show’s', async () => {
    // On a half minute, so that what is counted in one point is known.
    show.seconds(30 - ((bench.clock.read().getTime() / 1000) % 30))
    for (const viewers of [900, 10, 20, 30, 5, 7]) {
      await watching(viewers)
      show.seconds(10)
    }
    expect((await health()).viewers.samples.map(({ viewers }) => viewers)).toEqual([900, 30])
    show.seconds(3_600)
    await watching(3)
    const { samples, peak } = (await health()).viewers
    expect([samples.map(({ viewers }) => viewers), peak]).toEqual([[3], 900])
  })

  test('of a show that is over are counted no more, and stay for who asks later', async () => {
    await watching(12)
    await endSession(show.host.ctx, show.sessionId)
    show.seconds(10)
    await watching(99)
    expect(await viewersOf(bench.system, show.sessionId, { from: new Date(0), stepSeconds: 60 })).toMatchObject([
      { viewers: 12 },
    ])
  })
})

describe('what comes in', () => {
  test('is nothing while nobody sends, and closed once the show is', async () => {
    expect(await health()).toMatchObject({ media: 'open', feeds: [], present: [] })
    await emergencyStop(show.host.ctx, show.sessionId, { reason: '演练' })
    expect(await health()).toMatchObject({ media: 'closed', feeds: [], present: [] })
  })

  test('is not known while the media server is away; the rest is told all the same', async () => {
    await watching(8)
    const media = livekit({ url: 'ws://127.0.0.1:9', apiKey: 'away', apiSecret: 'a'.repeat(32) })
    expect(await viewHealth({ ...show.host.ctx, media }, show.sessionId)).toMatchObject({
      media: 'unreachable',
      feeds: [],
      viewers: { now: 8 },
    })
  })
})

test('airtime is that of the ledger, growing while somebody is on air', async () => {
  await show.tell('track_published', { track: show.camera })
  show.seconds(10)
  await show.lookAt([show.sending(show.camera)])
  const before = await health()
  expect(before.airtime).toMatchObject({
    sessionMs: 10_000,
    minSessionMs: 1_800_000,
    monthTargetMs: 43_200_000,
    monthSessionsTarget: 4,
  })
  for (let looks = 0; looks < 60; looks++) {
    show.seconds(30)
    await show.lookAt([show.sending(show.camera)])
  }
  const { airtime } = await health()
  expect(airtime.sessionMs).toBe(1_810_000)
  expect(airtime.monthMs - before.airtime.monthMs).toBe(1_810_000)
  expect(airtime.monthSessions - before.airtime.monthSessions).toBe(1)
})

test('health is for the station’s staff', async () => {
  for (const reader of [show.host, show.job.reviewer, await aStaff(bench, 'lead'), await aStaff(bench, 'auditor')])
    expect((await client.ask(SessionHealthView, reader, 'GET', path())).status).toBe(200)
  const elsewhere = await aStaff(bench, 'host', (await aStation(bench)).id)
  for (const other of [elsewhere, show.running.presenter, await aPerson(bench)])
    expect((await client.refused(other, 'GET', path())).code).toBe('forbidden')
  expect((await client.refused(null, 'GET', path())).code).toBe('not_signed_in')
  const { session } = await aScheduledSession(bench, { job: show.job, host: show.host })
  expect((await client.ask(SessionHealthView, show.host, 'GET', path(session.id))).body.media).toBe('closed')
})
