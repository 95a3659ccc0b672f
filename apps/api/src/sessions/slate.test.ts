import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { SessionView } from '@zhibo/core/sessions/schema'
import { aBench, type Bench } from '../db/testing.ts'
import { roomName } from '../media/rooms.ts'
import { trailOf } from '../testing/audit.ts'
import { Broadcasting } from '../testing/broadcasting.ts'
import { aConnection } from '../testing/connection.ts'
import { aClient } from '../testing/http.ts'
import { aPerson, aStaff } from '../testing/identity.ts'
import { aScheduledSession } from '../testing/sessions.ts'
import { aStation } from '../testing/stations.ts'
import { eventsOf } from '../testing/stream.ts'
import { emergencyStop, reopenSession } from './emergency-stop.ts'
import { endSession } from './end.ts'
import { issueMediaToken } from './media-token.ts'
import { putOnAir } from './on-air.ts'
import { interruptSession } from './picture.ts'
import { setSlate } from './slate.ts'
import { viewSession } from './view.ts'

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

const path = () => `/api/sessions/${show.sessionId}/slate`
const put = (slate: 'intermission' | 'technical' | null, by = show.host) => setSlate(by.ctx, show.sessionId, { slate })
const back = () => putOnAir(show.host.ctx, show.sessionId, show.running.presenterId)
const told = () => eventsOf(bench, show.sessionId, show.running.session.seq)

describe('a slate', () => {
  test('takes everyone off air, on the server, and says so on every screen', async () => {
    const { token } = await issueMediaToken(show.running.presenter.ctx, show.sessionId, {})
    const presenter = await aConnection(bench, token)
    const { body } = await client.ask(SessionView, show.host, 'PUT', path(), { slate: 'intermission' })
    expect(body).toMatchObject({ slate: 'intermission', state: 'live', presenters: [{ state: 'off_air' }] })
    const [participant] = (await bench.deps.media.participants(roomName('live', show.sessionId)))!
    expect(participant).toMatchObject({ mayPublish: false })
    expect(await told()).toMatchObject([
      { type: 'session.slate', slate: 'intermission' },
      { type: 'presenter.off_air', presenterId: show.running.presenterId },
    ])
    presenter.close()
  })

  test('keeps everyone off until it is taken down, and brings nobody back by itself', async () => {
    await put('technical')
    await expect(back()).rejects.toMatchObject({ code: 'slate_up' })
    expect(await put(null)).toMatchObject({ slate: null, presenters: [{ state: 'off_air' }] })
    expect(await back()).toMatchObject({ presenters: [{ state: 'on_air' }] })
  })

  test('gives way to another; the same again, or none to take down, is refused', async () => {
    await expect(put(null)).rejects.toMatchObject({ code: 'not_from_here' })
    await put('intermission')
    await expect(put('intermission')).rejects.toMatchObject({ code: 'not_from_here' })
    expect(await put('technical')).toMatchObject({ slate: 'technical' })
    expect((await trailOf(bench, show.sessionId)).slice(-2)).toEqual(['session.slate_shown', 'session.slate_shown'])
  })

  test('pressed by two at once goes up once', async () => {
    const lead = await aStaff(bench, 'lead')
    const pressed = await Promise.allSettled([put('technical'), put('technical', lead)])
    expect(pressed.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect((await told()).filter(({ type }) => type === 'session.slate')).toHaveLength(1)
  })

  test('may go up while the picture is lost, which is what one is for', async () => {
    await interruptSession(bench.system, show.sessionId)
    expect(await put('technical')).toMatchObject({ state: 'interrupted', slate: 'technical' })
    await show.tell('track_published', { track: show.camera })
    expect(await viewSession(show.host.ctx, show.sessionId)).toMatchObject({ state: 'interrupted' })
    await put(null)
    await back()
    await show.tell('track_published', { track: show.track({ participant: 'PA_second' }) })
    expect(await viewSession(show.host.ctx, show.sessionId)).toMatchObject({ state: 'live' })
  })

  test('with it up there is no picture to lose', async () => {
    await put('intermission')
    show.seconds(120)
    await show.lookAt([])
    expect(await viewSession(show.host.ctx, show.sessionId)).toMatchObject({ state: 'live' })
  })

  test('ends with an emergency stop and does not come back when a lead reopens', async () => {
    await put('intermission')
    expect(await emergencyStop(show.host.ctx, show.sessionId, { reason: '演练' })).toMatchObject({ slate: null })
    await expect(put('technical')).rejects.toMatchObject({ code: 'session_stopped' })
    const lead = await aStaff(bench, 'lead')
    expect(await reopenSession(lead.ctx, show.sessionId, { reason: '已处理' })).toMatchObject({ slate: null })
  })

  test('ends with the show', async () => {
    await put('intermission')
    expect(await endSession(show.host.ctx, show.sessionId)).toMatchObject({ state: 'ended', slate: null })
    await expect(put(null)).rejects.toMatchObject({ code: 'session_not_live' })
  })
})

describe('never counts as airtime', () => {
  test('also what still came in before everyone was off', async () => {
    await show.tell('track_published', { track: show.camera })
    show.seconds(60)
    await put('intermission')
    show.seconds(4)
    await show.tell('track_unpublished', { track: show.camera })
    expect(await show.airtimeMs()).toBe(60_000)
  })

  test('also a camera the media server would not let go of', async () => {
    await show.tell('track_published', { track: show.camera })
    show.seconds(60)
    await put('technical')
    show.seconds(300)
    await show.lookAt([show.sending(show.camera)])
    expect(await show.airtimeMs()).toBe(60_000)
    await put(null)
    await back()
    show.seconds(30)
    expect(await show.airtimeMs()).toBe(90_000)
  })

  test('one slate after another, and what was muted before', async () => {
    await show.tell('track_published', { track: show.camera })
    show.seconds(10)
    await show.lookAt([show.sending(show.camera, { muted: true })])
    show.seconds(10)
    await put('intermission')
    show.seconds(10)
    await put('technical')
    await show.lookAt([show.sending(show.camera)])
    show.seconds(10)
    await put(null)
    show.seconds(5)
    expect(await show.airtimeMs()).toBe(5_000)
  })
})

test('slates are for the hosts and leads of the station, while the show runs', async () => {
  const body = { slate: 'intermission' }
  expect((await client.refused(null, 'PUT', path(), body)).code).toBe('not_signed_in')
  const elsewhere = await aStaff(bench, 'host', (await aStation(bench)).id)
  const others = [
    elsewhere,
    show.running.presenter,
    show.job.reviewer,
    await aPerson(bench),
    await aStaff(bench, 'auditor'),
  ]
  for (const other of others) expect((await client.refused(other, 'PUT', path(), body)).code).toBe('forbidden')
  for (const wrong of [{}, { slate: 'advertisement' }, { slate: '' }])
    expect((await client.refused(show.host, 'PUT', path(), wrong)).code).toBe('invalid_body')

  const { session } = await aScheduledSession(bench, { job: show.job, host: show.host })
  const early = `/api/sessions/${session.id}/slate`
  expect((await client.refused(show.host, 'PUT', early, body)).code).toBe('session_not_live')
  await put('technical', await aStaff(bench, 'lead'))
})
