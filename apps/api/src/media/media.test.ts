import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { computeAirtime } from '@zhibo/core/airtime/compute'
import { AccessToken } from 'livekit-server-sdk'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildApp } from '../app.ts'
import { connect } from '../db/connect.ts'
import { aBench, type Bench } from '../db/testing.ts'
import { emergencyStop } from '../sessions/emergency-stop.ts'
import { endSession } from '../sessions/end.ts'
import { issueMediaToken } from '../sessions/media-token.ts'
import { putOnAir, takeOffAir } from '../sessions/on-air.ts'
import { beginRehearsal } from '../sessions/rehearse.ts'
import { viewSession } from '../sessions/view.ts'
import { aStaff, type SignedIn } from '../testing/identity.ts'
import { aConnection } from '../testing/connection.ts'
import { type APublishedJob, aPublishedJob } from '../testing/jobs.ts'
import { type APlannedSession, aRunningSession, aScheduledSession } from '../testing/sessions.ts'
import { eventsOf } from '../testing/stream.ts'
import { evidenceOf } from './evidence.ts'
import { livekit } from './livekit.ts'
import { reconcile, watchPicture } from './reconcile.ts'
import { recordLook } from './record-look.ts'
import { presenterIdentity, roomName } from './rooms.ts'
import type { MediaParticipant } from './server.ts'

let bench: Bench
let app: ReturnType<typeof buildApp>
let job: APublishedJob
let host: SignedIn
let running: APlannedSession
let camera: Track

beforeAll(async () => {
  bench = await aBench()
  app = buildApp(bench.deps)
  job = await aPublishedJob(bench)
  host = await aStaff(bench, 'host', job.stationId)
})
afterAll(() => bench.close())
beforeEach(async () => {
  // The server tells whole seconds.
  bench.clock.set(new Date(Math.ceil(bench.clock.read().getTime() / 1000) * 1000))
  running = await aRunningSession(bench, { job, host })
  camera = aTrack()
})

interface Track {
  sid: string
  source: 'CAMERA' | 'SCREEN_SHARE' | 'MICROPHONE'
  participant: string
  publishedAt: Date
}
const aTrack = (given: Partial<Track> = {}): Track => ({
  sid: `TR_${randomUUID()}`,
  source: 'CAMERA',
  participant: 'PA_first',
  publishedAt: bench.clock.read(),
  ...given,
})

type Told = 'track_published' | 'track_unpublished' | 'participant_joined' | 'participant_left' | 'room_finished'
interface Telling {
  track?: Track
  room?: string
  identity?: string
  id?: string
}

/** A webhook's body as the media server writes it. */
function telling(event: Told, { track, room, identity, id }: Telling = {}): string {
  return JSON.stringify({
    event,
    room: { sid: 'RM_x', name: room ?? roomName('live', running.session.id), numParticipants: 1 },
    ...(event !== 'room_finished' && {
      participant: {
        sid: track?.participant ?? 'PA_first',
        identity: identity ?? presenterIdentity(running.presenterId),
        state: 'ACTIVE',
      },
    }),
    ...(track && {
      track: {
        sid: track.sid,
        type: track.source === 'MICROPHONE' ? 'AUDIO' : 'VIDEO',
        source: track.source,
        version: { unixMicro: String(track.publishedAt.getTime() * 1000), ticks: 0 },
      },
    }),
    id: id ?? `EV_${randomUUID()}`,
    createdAt: String(Math.floor(bench.clock.read().getTime() / 1000)),
  })
}

async function signed(body: string): Promise<string> {
  const token = new AccessToken(process.env.TEST_LIVEKIT_API_KEY, process.env.TEST_LIVEKIT_API_SECRET)
  token.sha256 = createHash('sha256').update(body).digest('base64')
  return token.toJwt()
}

async function deliver(body: string, authorization?: string): Promise<number> {
  const response = await app.request('/api/media/webhooks', {
    method: 'POST',
    headers: { 'content-type': 'application/webhook+json', authorization: authorization ?? (await signed(body)) },
    body,
  })
  return response.status
}

const tell = async (event: Told, given?: Telling) => expect(await deliver(telling(event, given))).toBe(200)

const intervals = (sessionId = running.session.id) =>
  bench.deps.db
    .selectFrom('media_interval')
    .selectAll()
    .where('session_id', '=', sessionId)
    .orderBy('from_at')
    .execute()

const webhooks = async () => {
  const { count } = await bench.deps.db
    .selectFrom('media_webhook')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

const seconds = (count: number) => bench.clock.advance(count * 1000)
const later = (from: Date, count: number) => new Date(from.getTime() + count * 1000)

/** A look that found this in the session's public room; null: there was no such room. */
async function lookAt(live: MediaParticipant[] | null): Promise<void> {
  const { id } = running.session
  await recordLook(bench.system, id, { at: bench.clock.read(), found: { live, rehearsal: null } })
  await watchPicture(bench.system, id)
}

const sending = (track: Track, { muted = false } = {}): MediaParticipant => ({
  sid: track.participant,
  identity: presenterIdentity(running.presenterId),
  mayPublish: true,
  tracks: [{ sid: track.sid, source: 'camera', muted, publishedAt: track.publishedAt }],
})

async function airtimeMs(): Promise<number> {
  const now = bench.clock.read().getTime()
  const { sessions } = await evidenceOf(bench.system, {
    stationId: running.stationId,
    from: new Date(now - 86_400_000),
    to: new Date(now + 1),
  })
  const policy = { minSessionMs: 0, joinGapMs: 300_000, zone: 'Asia/Shanghai', shortSessionsGiveHours: false }
  const report = computeAirtime({ policy, now, sessions })
  return report.sessions.find(({ id }) => id === running.session.id)!.airtimeMs
}

describe('webhooks', () => {
  test('one that is not signed, signed wrongly or changed on the way is refused and nothing is kept', async () => {
    const before = await webhooks()
    const body = telling('track_published', { track: camera })
    const stranger = new AccessToken('key', 'a'.repeat(32))
    stranger.sha256 = createHash('sha256').update(body).digest('base64')

    expect(await deliver(body, '')).toBe(401)
    expect(await deliver(body, await stranger.toJwt())).toBe(401)
    expect(await deliver(body.replace('CAMERA', 'SCREEN_SHARE'), await signed(body))).toBe(401)
    expect(await webhooks()).toBe(before)
    expect(await intervals()).toEqual([])
  })

  test('while the database is away the media server is asked to tell it again', async () => {
    const db = connect('postgres://nobody@127.0.0.1:9/none', { onError: () => undefined })
    const body = telling('track_published', { track: camera })
    const response = await buildApp({ ...bench.deps, db }).request('/api/media/webhooks', {
      method: 'POST',
      headers: { authorization: await signed(body) },
      body,
    })
    expect(response.status).toBe(503)
    await db.destroy()
  })

  test('told twice, it happened once', async () => {
    const body = telling('track_published', { track: camera })
    const before = await webhooks()
    expect(await Promise.all([deliver(body), deliver(body), deliver(body)])).toEqual([200, 200, 200])
    expect(await webhooks()).toBe(before + 1)
    expect(await intervals()).toHaveLength(1)
  })

  test('a track is one interval from its publication to its end', async () => {
    await tell('track_published', { track: camera })
    seconds(90)
    await tell('track_unpublished', { track: camera })
    seconds(5)
    await tell('participant_left', { track: camera })

    expect(await intervals()).toMatchObject([
      {
        track_sid: camera.sid,
        presenter_id: running.presenterId,
        source: 'camera',
        from_at: camera.publishedAt,
        to_at: later(camera.publishedAt, 90),
        end_reason: 'track_unpublished',
        provenance: 'webhook',
      },
    ])
    expect(await airtimeMs()).toBe(90_000)
  })

  test('ends may come before beginnings and in any order', async () => {
    const end = telling('track_unpublished', { track: camera })
    seconds(3)
    const left = telling('participant_left', { track: camera })
    for (const body of [
      left,
      end,
      telling('track_published', { track: { ...camera, publishedAt: later(camera.publishedAt, -60) } }),
    ])
      expect(await deliver(body)).toBe(200)
    expect(await intervals()).toMatchObject([{ to_at: camera.publishedAt, end_reason: 'track_unpublished' }])
  })

  test('a presenter who reconnects has a new interval, though the old one ends after it began', async () => {
    await tell('track_published', { track: camera })
    seconds(60)
    const again = aTrack({ participant: 'PA_second' })
    await tell('track_published', { track: again })
    seconds(2)
    await tell('participant_left', { track: camera })

    expect(await intervals()).toMatchObject([
      { track_sid: camera.sid, to_at: later(camera.publishedAt, 62) },
      { track_sid: again.sid, to_at: null },
    ])
  })

  test('a room that ends takes with it what came before, and not what comes after under the same name', async () => {
    await tell('track_published', { track: camera })
    seconds(30)
    await tell('room_finished')
    seconds(30)
    const next = aTrack({ participant: 'PA_second' })
    await tell('track_published', { track: next })

    expect(await intervals()).toMatchObject([
      { to_at: later(camera.publishedAt, 30), end_reason: 'room_finished' },
      { track_sid: next.sid, to_at: null },
    ])
  })

  test('what is told of unknown rooms is kept and is no evidence; what is told of viewers is not kept', async () => {
    const before = await webhooks()
    await tell('track_published', { track: camera, room: 'somebody-elses' })
    await tell('track_published', { track: camera, room: roomName('live', randomUUID()) })
    expect(await webhooks()).toBe(before + 2)
    await tell('participant_joined', { identity: randomUUID() })
    expect(await webhooks()).toBe(before + 2)
    expect(await intervals()).toEqual([])
  })

  test('a presenter of another session is no evidence here', async () => {
    const other = await aRunningSession(bench, { job, host })
    await tell('track_published', { track: camera, identity: presenterIdentity(other.presenterId) })
    expect(await intervals()).toEqual([])
  })

  test('a rehearsal is kept apart and counts for nothing', async () => {
    const { session, presenterId } = await aScheduledSession(bench, { job, host })
    await beginRehearsal(host.ctx, session.id)
    await tell('track_published', {
      track: camera,
      room: roomName('rehearsal', session.id),
      identity: presenterIdentity(presenterId),
    })
    expect(await intervals(session.id)).toMatchObject([{ rehearsal: true }])
    seconds(60)
    expect(await airtimeMs()).toBe(0)
  })

  test('sound alone is not on air', async () => {
    await tell('track_published', { track: aTrack({ source: 'MICROPHONE' }) })
    seconds(60)
    expect(await intervals()).toMatchObject([{ source: 'microphone' }])
    expect(await airtimeMs()).toBe(0)
  })
})

describe('reconciliation', () => {
  test('what was absent twice ended when it was last seen', async () => {
    await tell('track_published', { track: camera })
    seconds(10)
    await lookAt([sending(camera)])
    seconds(10)
    await lookAt([])
    expect(await intervals()).toMatchObject([{ to_at: null, misses: 1 }])
    seconds(10)
    await lookAt([])

    expect(await intervals()).toMatchObject([{ to_at: later(camera.publishedAt, 10), end_reason: 'absent' }])
    expect(await airtimeMs()).toBe(10_000)
  })

  test('a track seen again before that never ended', async () => {
    await tell('track_published', { track: camera })
    seconds(10)
    await lookAt([])
    seconds(10)
    await lookAt([sending(camera)])
    seconds(10)
    await lookAt([])
    expect(await intervals()).toMatchObject([{ to_at: null, misses: 1 }])
  })

  test('one given up and seen again goes on; the time between does not count', async () => {
    await tell('track_published', { track: camera })
    seconds(10)
    await lookAt(null)
    expect(await intervals()).toMatchObject([{ to_at: camera.publishedAt, end_reason: 'room_missing' }])
    seconds(20)
    await lookAt([sending(camera)])
    seconds(7)
    expect(await airtimeMs()).toBe(7_000)
  })

  test('what no webhook told is opened from its publication and marked', async () => {
    seconds(40)
    await lookAt([sending(camera)])
    expect(await intervals()).toMatchObject([{ from_at: camera.publishedAt, provenance: 'reconciled', to_at: null }])
    await tell('track_published', { track: camera })
    expect(await intervals()).toHaveLength(1)
  })

  test('a camera that is off is not on air', async () => {
    await tell('track_published', { track: camera })
    seconds(10)
    await lookAt([sending(camera)])
    seconds(10)
    await lookAt([sending(camera, { muted: true })])
    seconds(10)
    await lookAt([sending(camera, { muted: true })])
    seconds(10)
    await lookAt([sending(camera)])
    seconds(10)
    expect(await airtimeMs()).toBe(20_000)
  })

  test('an end that was told stands, though an older look still saw the track', async () => {
    await tell('track_published', { track: camera })
    seconds(10)
    await tell('track_unpublished', { track: camera })
    await lookAt([sending(camera)])
    expect(await intervals()).toMatchObject([{ to_at: later(camera.publishedAt, 10) }])
  })

  test('the session says that its picture is lost after 20 s, and that it is back', async () => {
    await tell('track_published', { track: camera })
    const state = async () => (await viewSession(host.ctx, running.session.id)).state
    await lookAt([sending(camera)])
    for (let looks = 0; looks < 2; looks++) {
      seconds(10)
      await lookAt([])
    }
    expect(await state()).toBe('live')
    seconds(1)
    await lookAt([])
    expect(await state()).toBe('interrupted')

    await tell('track_published', { track: aTrack({ participant: 'PA_second' }) })
    expect(await state()).toBe('live')
    expect((await eventsOf(bench, running.session.id, running.session.seq)).map(({ type }) => type)).toEqual([
      'session.interrupted',
      'session.resumed',
    ])
  })

  test('with nobody on air there is no picture to lose', async () => {
    await takeOffAir(host.ctx, running.session.id, running.presenterId)
    seconds(60)
    await lookAt([])
    expect((await viewSession(host.ctx, running.session.id)).state).toBe('live')
  })

  test('a stopped session is not resumed by a picture', async () => {
    await emergencyStop(host.ctx, running.session.id, { reason: '演练' })
    await tell('track_published', { track: camera })
    await lookAt([sending(camera)])
    expect(await viewSession(host.ctx, running.session.id)).toMatchObject({ state: 'interrupted', stopped: true })
  })

  test('a room that should not exist is closed', async () => {
    const { media } = bench.deps
    await endSession(host.ctx, running.session.id)
    await media.ensureRoom(roomName('live', running.session.id))
    await reconcile(bench.system)
    expect(await media.participants(roomName('live', running.session.id))).toBeNull()
  })

  test('while the media server is away nothing is given up, and the lost picture is told', async () => {
    await tell('track_published', { track: camera })
    const media = livekit({ url: 'ws://127.0.0.1:9', apiKey: 'away', apiSecret: 'a'.repeat(32) })
    for (let looks = 0; looks < 3; looks++) {
      seconds(10)
      await reconcile({ ...bench.system, media })
    }
    expect(await intervals()).toMatchObject([{ to_at: null, misses: 0 }])
    expect((await viewSession(host.ctx, running.session.id)).state).toBe('interrupted')
  })
})

describe('rights on the media server', () => {
  const rights = async () => {
    const participants = await bench.deps.media.participants(roomName('live', running.session.id))
    return participants?.map(({ identity, mayPublish }) => ({ identity, mayPublish }))
  }
  const identity = () => presenterIdentity(running.presenterId)

  test('off air takes them from a presenter in the room, on air gives them back', async () => {
    const { token } = await issueMediaToken(running.presenter.ctx, running.session.id, {})
    const presenter = await aConnection(bench, token)
    expect(await rights()).toEqual([{ identity: identity(), mayPublish: true }])
    await takeOffAir(host.ctx, running.session.id, running.presenterId)
    expect(await rights()).toEqual([{ identity: identity(), mayPublish: false }])
    await putOnAir(host.ctx, running.session.id, running.presenterId)
    expect(await rights()).toEqual([{ identity: identity(), mayPublish: true }])
    presenter.close()
  })

  test('a pass from before going off air is worth nothing once the room has been looked into', async () => {
    const { token } = await issueMediaToken(running.presenter.ctx, running.session.id, {})
    await takeOffAir(host.ctx, running.session.id, running.presenterId)
    const presenter = await aConnection(bench, token)
    expect(await rights()).toEqual([{ identity: identity(), mayPublish: true }])
    await reconcile(bench.system)
    expect(await rights()).toEqual([{ identity: identity(), mayPublish: false }])
    presenter.close()
  })

  test('an emergency stop ends the connection of everyone in the room', async () => {
    const passes = [
      await issueMediaToken(running.presenter.ctx, running.session.id, {}),
      await issueMediaToken({ ...bench.system, actor: { kind: 'visitor' } }, running.session.id, {}),
    ]
    const connections = await Promise.all(passes.map(({ token }) => aConnection(bench, token)))
    const closed = connections.map((socket) => once(socket, 'close'))
    await emergencyStop(host.ctx, running.session.id, { reason: '演练' })
    await Promise.all(closed)
    await expect(aConnection(bench, passes[0]!.token)).rejects.toThrow('refused')
  })
})
