import { DeviceTestView, OwnPlace, TestPass } from '@zhibo/core/device-tests/schema'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { aBench, type Bench } from '../db/testing.ts'
import { parseRoom } from '../media/rooms.ts'
import { aClient } from '../testing/http.ts'
import { aPerson, aStaff, type SignedIn } from '../testing/identity.ts'
import { type APublishedJob, aPublishedJob } from '../testing/jobs.ts'
import { aPlannedSession, aScheduledSession, type APlannedSession } from '../testing/sessions.ts'
import { claimsOf } from '../testing/tokens.ts'
import { lastDeviceTest } from './last.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
let job: APublishedJob
let host: SignedIn
let show: APlannedSession

beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
  job = await aPublishedJob(bench)
  host = await aStaff(bench, 'host', job.stationId)
  show = await aScheduledSession(bench, { job, host })
})
afterAll(() => bench.close())

const path = (rest: string, { session } = show) => `/api/sessions/${session.id}/${rest}`
const aTest = (given: object = {}) => ({
  presenterId: show.presenterId,
  camera: 'ok',
  microphone: 'ok',
  uplink: { kbps: 1900, lossPercent: 0.4, rttMs: 38 },
  ...given,
})
const save = (given: object = {}, who = show.presenter) =>
  client.ask(DeviceTestView, who, 'POST', path('device-tests'), aTest(given))

test('a test is kept with its verdict, and the last one counts', async () => {
  expect((await save({ camera: 'black' })).body).toMatchObject({ camera: 'black', network: 'good', ok: false })
  bench.clock.advance(60_000)
  const { body: last } = await save({ uplink: { kbps: 420, lossPercent: 4.5, rttMs: 210 } })
  expect(last).toMatchObject({ network: 'weak', ok: true, at: bench.clock.read().toISOString() })
  expect([...(await lastDeviceTest(bench.system, show.session.id))]).toEqual([[show.presenterId, last]])
})

test('a line on which nothing came through is no line to go on air with', async () => {
  const { body } = await save({ uplink: { kbps: null, lossPercent: null, rttMs: null } })
  expect(body).toMatchObject({ network: 'blocked', ok: false })
})

test('a presenter finds the own place with its last test; whoever presents nothing finds none', async () => {
  await save()
  const places = z.array(OwnPlace)
  const own = await client.ask(places, show.presenter, 'GET', path('own-places'))
  expect(own.body).toMatchObject([{ presenterId: show.presenterId, name: job.employer.name, lastTest: { ok: true } }])
  for (const who of [await aPerson(bench), host])
    expect((await client.ask(places, who, 'GET', path('own-places'))).body).toEqual([])
  expect((await client.refused(null, 'GET', path('own-places'))).code).toBe('not_signed_in')
})

test('nobody tests for somebody else, nor for a place of another session', async () => {
  const other = await aScheduledSession(bench, { job, host })
  const refused = async (who: SignedIn | null, body: object) =>
    (await client.refused(who, 'POST', path('device-tests'), body)).code
  expect(await refused(host, aTest())).toBe('not_a_presenter')
  expect(await refused(await aPerson(bench), aTest())).toBe('not_a_presenter')
  expect(await refused(show.presenter, aTest({ presenterId: other.presenterId }))).toBe('not_a_presenter')
  expect(await refused(null, aTest())).toBe('not_signed_in')
  for (const wrong of [{ camera: 'fine' }, { uplink: { kbps: -1, lossPercent: 0, rttMs: 0 } }, { ok: true }])
    expect(await refused(show.presenter, aTest(wrong))).toBe('invalid_body')
})

test('passes lead into a room of one’s own that is no session’s, and tell nobody’s name', async () => {
  const { body } = await client.ask(TestPass, show.presenter, 'POST', path('device-tests/passes'), {})
  const [send, watch] = [claimsOf(body.send), claimsOf(body.watch)]
  expect(send).toMatchObject({ sub: 'sends', video: { canPublish: true, roomJoin: true } })
  expect(watch).toMatchObject({ sub: 'watches', video: { canPublish: false, hidden: true } })
  expect(send.video.room).toBe(watch.video.room)
  expect(parseRoom(String(send.video.room))).toBeNull()
  const again = await client.ask(TestPass, show.presenter, 'POST', path('device-tests/passes'), {})
  expect(claimsOf(again.body.send).video.room).not.toBe(send.video.room)
})

test('there is nothing to test for with a plan nobody approved, and no pass for who does not present', async () => {
  const draft = await aPlannedSession(bench, { job, host })
  const passes = (who: SignedIn, at = show) => client.refused(who, 'POST', path('device-tests/passes', at), {})
  expect((await passes(draft.presenter, draft)).code).toBe('not_found')
  expect((await passes(host)).code).toBe('not_a_presenter')
})
