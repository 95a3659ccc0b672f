import { RaisedHandView } from '@zhibo/core/walls/schema'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buildApp } from '../app.ts'
import { aBench, type Bench } from '../db/testing.ts'
import { emergencyStop } from '../sessions/emergency-stop.ts'
import { endSession } from '../sessions/end.ts'
import { viewSession } from '../sessions/view.ts'
import { aClient } from '../testing/http.ts'
import { aPerson, aStaff, type SignedIn } from '../testing/identity.ts'
import { type APublishedJob, aPublishedJob } from '../testing/jobs.ts'
import { type APlannedSession, aRunningSession, aScheduledSession } from '../testing/sessions.ts'
import { aStation } from '../testing/stations.ts'
import { eventsOf } from '../testing/stream.ts'
import { sinkHands } from './lower.ts'
import { raiseHand } from './raise.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
let job: APublishedJob
let host: SignedIn
let running: APlannedSession

beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
  job = await aPublishedJob(bench)
  host = await aStaff(bench, 'host', job.stationId)
})
afterAll(() => bench.close())
beforeEach(async () => {
  running = await aRunningSession(bench, { job, host })
})

const path = (id = running.session.id) => `/api/sessions/${id}/hands`
const raise = (seat: string, place = '南阳村') => client.ask(RaisedHandView, null, 'POST', path(), { place, seat })
const up = async () => (await viewSession(bench.system, running.session.id)).hands.map(({ seat }) => seat)
const told = async () => (await eventsOf(bench, running.session.id)).filter(({ type }) => type.startsWith('hand.'))

test('a seat raises its hand without signing in, and every screen knows', async () => {
  const { status, body } = await raise('3')
  expect(status).toBe(201)
  expect(body.hand).toMatchObject({ place: '南阳村', seat: '3' })
  expect(await up()).toEqual(['3'])
  expect(await told()).toMatchObject([{ type: 'hand.raised', hand: { seat: '3' } }])
})

test('a hand that is up stays up as it is, however often it is raised, also at once', async () => {
  const hands = await Promise.all(Array.from({ length: 8 }, () => raise('3')))
  expect(new Set(hands.map(({ body }) => body.hand.id)).size).toBe(1)
  expect(await told()).toHaveLength(1)
  await raise('3', '三汇镇')
  expect(await up()).toEqual(['3', '3'])
})

test('it is lowered by its own phone or a host, and by nobody else', async () => {
  const { body } = await raise('3')
  const lower = (who: SignedIn | null, key?: string) =>
    client.send(who, 'POST', `${path()}/${body.hand.id}/lower`, key === undefined ? {} : { key })
  const { body: other } = await raise('4')
  for (const answer of [
    await lower(null),
    await lower(null, 'x'),
    await lower(null, other.key),
    await lower(await aPerson(bench)),
    await lower(await aStaff(bench, 'host', (await aStation(bench)).id)),
  ])
    expect(answer.status).toBe(403)
  expect((await lower(null, body.key)).status).toBe(204)
  expect((await lower(null, body.key)).status).toBe(204)
  expect(await up()).toEqual(['4'])
  expect((await told()).filter(({ type }) => type === 'hand.lowered')).toHaveLength(1)
  expect((await client.send(host, 'POST', `${path()}/${other.hand.id}/lower`, {})).status).toBe(204)
  expect(await up()).toEqual([])
})

test('it sinks by itself after five minutes', async () => {
  await raise('3')
  bench.clock.advance(4 * 60_000)
  await raise('4')
  bench.clock.advance(61_000)
  await sinkHands(bench.system)
  expect(await up()).toEqual(['4'])
})

test('there are hands only while a show runs, and none once it is over', async () => {
  const body = { place: '南阳村', seat: '3' }
  const scheduled = await aScheduledSession(bench, { job, host })
  expect(await client.refused(null, 'POST', path(scheduled.session.id), body)).toMatchObject({
    code: 'session_not_live',
  })
  await raise('3')
  await endSession(host.ctx, running.session.id)
  expect(await up()).toEqual([])
  expect(await client.refused(null, 'POST', path(), body)).toMatchObject({ code: 'session_not_live' })
  const stopped = await aRunningSession(bench, { job, host })
  await emergencyStop(host.ctx, stopped.session.id, { reason: '测试' })
  expect(await client.refused(null, 'POST', path(stopped.session.id), body)).toMatchObject({ code: 'session_stopped' })
})

test('no more are up than a screen can show', async () => {
  for (let seat = 1; seat <= 60; seat += 1)
    await raiseHand(bench.system, running.session.id, { place: '南阳村', seat: String(seat) })
  expect(await client.refused(null, 'POST', path(), { place: '南阳村', seat: '61' })).toMatchObject({
    code: 'hands_full',
  })
  // Whoever is up already is told so all the same.
  expect((await raise('60')).body.hand.seat).toBe('60')
})

test.each([
  ['a place of 5,000 characters', { place: '村'.repeat(5000), seat: '3' }],
  ['no place', { place: '', seat: '3' }],
  ['a place that turns what follows around', { place: '南阳\u202e村', seat: '3' }],
  ['a smile', { place: '南阳村', seat: '😀' }],
  ['markup', { place: '南阳村', seat: '<b>' }],
  ['a long number', { place: '南阳村', seat: '12345' }],
  ['no seat', { place: '南阳村' }],
])('%s is refused', async (_name, body) => {
  expect(await client.refused(null, 'POST', path(), body)).toMatchObject({ code: 'invalid_body' })
  expect(await up()).toEqual([])
})

test('one address that raises hand after hand is told to wait', async () => {
  const app = buildApp(bench.deps)
  const statuses: number[] = []
  for (let nth = 0; nth < 61; nth += 1) {
    const answer = await app.request(path(), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ place: '南阳村', seat: String(nth % 5) }),
    })
    statuses.push(answer.status)
  }
  expect(statuses.slice(0, 60)).toEqual(Array.from({ length: 60 }, () => 201))
  expect(statuses.at(-1)).toBe(429)
  expect(await up()).toHaveLength(5)
})

test.each(['加微信 abc_1234 报名', '打 13812345678', '傻逼主播'])(
  '%s is no place: it reaches no wall, unseen by a host',
  async (place) => {
    const refused = await client.send(null, 'POST', path(), { place, seat: '3' })
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({ code: 'hand_place' })
    expect(await told()).toEqual([])
    expect(await up()).toEqual([])
  },
)
