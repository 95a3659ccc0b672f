import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buildApp } from '../app.ts'
import { aBench, type Bench } from '../db/testing.ts'
import { limits } from '../http/limits.ts'
import { presenterIdentity, roomName } from '../media/rooms.ts'
import { reconcile } from '../media/reconcile.ts'
import { emergencyStop } from '../sessions/emergency-stop.ts'
import { endSession } from '../sessions/end.ts'
import { putOnAir, takeEmployerOffAir, takeOffAir } from '../sessions/on-air.ts'
import { beginRehearsal } from '../sessions/rehearse.ts'
import { startSession } from '../sessions/start.ts'
import { Broadcasting } from '../testing/broadcasting.ts'
import { aStudio, refusal } from '../testing/encoders.ts'
import { anOffer } from '../testing/offer.ts'
import { aScheduledSession } from '../testing/sessions.ts'
import { revokeKey } from './revoke.ts'

let bench: Bench
let show: Broadcasting
let studio: ReturnType<typeof aStudio>
let key: string
let keyId: string

beforeAll(async () => {
  bench = await aBench()
  show = await Broadcasting.on(bench)
  studio = aStudio(bench)
})
afterAll(() => bench.close())
beforeEach(async () => {
  await show.begin()
  const made = await studio.key(show.running.presenter, show.sessionId, show.running.presenterId)
  key = made.key
  keyId = made.id
})

const identity = () => presenterIdentity(show.running.presenterId, 'encoder')
const inRoom = async (sessionId = show.sessionId) =>
  ((await bench.deps.media.participants(roomName('live', sessionId))) ?? []).map((each) => each.identity)
const offAir = () => takeOffAir(show.host.ctx, show.sessionId, show.running.presenterId)
const onAir = () => putOnAir(show.host.ctx, show.sessionId, show.running.presenterId)

/** In, with where its connection is found from then on. */
async function admitted(): Promise<{ path: string; tag: string }> {
  const answer = await studio.whip(key)
  expect(answer.status).toBe(201)
  return { path: answer.headers.get('location')!.replace('/api/whip', ''), tag: answer.headers.get('etag')! }
}

test('on air it is answered as the standard says, and stands in the room for its presenter', async () => {
  const answer = await studio.whip(key)
  expect(answer.status).toBe(201)
  expect(answer.headers.get('content-type')).toBe('application/sdp')
  expect(answer.headers.get('location')).toMatch(/^\/api\/whip\/PA_\w+$/)
  expect(answer.headers.get('etag')).toMatch(/^".+"$/)
  expect(await answer.text()).toMatch(/^v=0[^]+m=audio[^]+m=video/)
  expect(await inRoom()).toEqual([identity()])
  const row = await bench.deps.db
    .selectFrom('encoder_key')
    .select('last_used_at')
    .where('id', '=', keyId)
    .executeTakeFirst()
  expect(row?.last_used_at).toEqual(bench.clock.read())
})

test('off air it is refused with the reason, and a hint when to try again', async () => {
  await offAir()
  const answer = await studio.whip(key)
  expect(answer.headers.get('retry-after')).toBe('5')
  expect(await refusal(answer)).toEqual([409, 'presenter_off_air'])
  await onAir()
  expect((await studio.whip(key)).status).toBe(201)
})

test('off air throws it out at once; on air again it may come back', async () => {
  await admitted()
  await offAir()
  expect(await inRoom()).toEqual([])
  await onAir()
  expect(await inRoom()).toEqual([])
  await admitted()
  expect(await inRoom()).toEqual([identity()])
})

test('without a key, with somebody else’s word or a changed one nobody gets in', async () => {
  for (const wrong of [null, 'x', key.slice(0, -1), `${key}x`, key.toUpperCase()])
    expect(await refusal(studio.whip(wrong))).toEqual([401, 'encoder_key_unknown'])
  const basic = { authorization: `Basic ${Buffer.from(`zhibo:${key}`).toString('base64')}` }
  expect(await refusal(studio.whip(null, { headers: basic }))).toEqual([401, 'encoder_key_unknown'])
  expect(await inRoom()).toEqual([])
})

test('who tries key after key is slowed down', async () => {
  const app = buildApp(bench.deps)
  const tries = Array.from({ length: limits.encoders.points + 1 }, async () =>
    app.request('/api/whip', { method: 'POST', headers: { 'content-type': 'application/sdp' }, body: anOffer }),
  )
  const refused = (await Promise.all(tries)).filter(({ status }) => status === 429)
  expect(refused).toHaveLength(1)
  expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThan(0)
})

test('a key that ran out lets nobody in; who came in by it stays', async () => {
  await admitted()
  bench.clock.advance(30 * 3_600_000)
  await reconcile(bench.system)
  expect(await inRoom()).toEqual([identity()])
  expect(await refusal(studio.whip(key))).toEqual([401, 'encoder_key_over'])
  bench.clock.advance(-30 * 3_600_000)
})

test('a key taken back throws its encoder out', async () => {
  const { path } = await admitted()
  await revokeKey(show.host.ctx, show.sessionId, show.running.presenterId, keyId)
  expect(await inRoom()).toEqual([])
  expect(await refusal(studio.whip(key))).toEqual([401, 'encoder_key_over'])
  expect((await studio.whip(key, { path, method: 'DELETE' })).status).toBe(200)
})

test('one that slipped in while the media server could not be reached goes with the next look', async () => {
  await admitted()
  // Taken back, and off air, without the media server having been told.
  const { db } = bench.deps
  await db.updateTable('encoder_key').set({ revoked_at: bench.clock.read() }).where('id', '=', keyId).execute()
  await reconcile(bench.system)
  expect(await inRoom()).toEqual([])

  const again = await studio.key(show.host, show.sessionId, show.running.presenterId)
  expect((await studio.whip(again.key)).status).toBe(201)
  await db
    .updateTable('session_presenter')
    .set({ state: 'off_air', on_air_since: null })
    .where('id', '=', show.running.presenterId)
    .execute()
  await reconcile(bench.system)
  expect(await inRoom()).toEqual([])
})

test('one that comes in as its presenter goes off air is removed when the media server tells of it', async () => {
  await admitted()
  await bench.deps.db
    .updateTable('session_presenter')
    .set({ state: 'off_air', on_air_since: null })
    .where('id', '=', show.running.presenterId)
    .execute()
  await show.tell('participant_joined', { identity: identity() })
  expect(await inRoom()).toEqual([])
})

test('a second encoder waits for the first: two with one key do not throw each other out', async () => {
  const { path } = await admitted()
  const second = await studio.whip(key)
  expect(second.headers.get('retry-after')).toBe('10')
  expect(await refusal(second)).toEqual([409, 'encoder_taken'])
  expect((await studio.whip(key, { path, method: 'DELETE' })).status).toBe(200)
  expect(await inRoom()).toEqual([])
  await admitted()
})

test('what it sends counts for its presenter, once where both devices send', async () => {
  const camera = show.track({ participant: 'PA_phone' })
  const studioCamera = show.track({ participant: 'PA_studio' })
  await show.tell('track_published', { track: camera })
  show.seconds(60)
  await show.tell('track_published', {
    track: { ...studioCamera, publishedAt: bench.clock.read() },
    identity: identity(),
  })
  show.seconds(60)
  await show.tell('track_unpublished', { track: camera })
  show.seconds(60)
  await show.tell('track_unpublished', { track: studioCamera, identity: identity() })
  expect(await show.airtimeMs()).toBe(180_000)
  expect((await show.intervals()).map((each) => each.presenter_id)).toEqual([
    show.running.presenterId,
    show.running.presenterId,
  ])
})

test('an employer that is out of force sends nothing, by no encoder', async () => {
  await admitted()
  await takeEmployerOffAir(bench.system, show.job.employer.id)
  expect(await inRoom()).toEqual([])
  expect(await refusal(studio.whip(key))).toEqual([409, 'presenter_off_air'])
})

test('stopped, ended, not yet begun: refused with what it is; a rehearsal is not the show', async () => {
  await admitted()
  await emergencyStop(show.host.ctx, show.sessionId, { reason: '演练' })
  expect(await refusal(studio.whip(key))).toEqual([410, 'session_stopped'])
  await endSession(show.host.ctx, show.sessionId)
  expect(await refusal(studio.whip(key))).toEqual([409, 'session_not_live'])

  const next = await aScheduledSession(bench, { job: show.job, host: show.host })
  const { key: own } = await studio.key(show.host, next.session.id, next.presenterId)
  expect(await refusal(studio.whip(own))).toEqual([409, 'session_not_live'])
  await beginRehearsal(show.host.ctx, next.session.id)
  expect(await refusal(studio.whip(own))).toEqual([409, 'presenter_off_air'])
  await putOnAir(show.host.ctx, next.session.id, next.presenterId)
  expect((await studio.whip(own)).status).toBe(201)
  expect(await bench.deps.media.participants(roomName('rehearsal', next.session.id))).toHaveLength(1)
  await startSession(show.host.ctx, next.session.id)
  expect(await bench.deps.media.participants(roomName('rehearsal', next.session.id))).toBeNull()
  expect(await inRoom(next.session.id)).toEqual([])
})

test('what is no offer, is sent as something else or is too long is refused', async () => {
  const send = (given: object) => refusal(studio.whip(key, given))
  expect(await send({ body: 'hello' })).toEqual([400, 'sdp_unreadable'])
  expect(await send({ body: '  ' })).toEqual([400, 'sdp_unreadable'])
  expect(await send({ body: null })).toEqual([400, 'sdp_unreadable'])
  expect(await send({ headers: { 'content-type': 'application/json' }, body: '{}' })).toEqual([415, 'sdp_media_type'])
  expect(await send({ headers: { 'content-type': 'text/plain' } })).toEqual([415, 'sdp_media_type'])
  const long = `${anOffer}${'a=x\r\n'.repeat(20_000)}`
  expect(await send({ body: long })).toEqual([413, 'too_large'])
  expect(await send({ body: long, headers: { 'content-length': String(long.length) } })).toEqual([413, 'too_large'])
  expect(await send({ headers: { origin: 'https://elsewhere.example' } })).toEqual([403, 'cross_site'])
  // In shape, but nothing to make a connection of.
  expect(await send({ body: anOffer.replace(/a=fingerprint.*\r\n/, '') })).toEqual([503, 'media_unavailable'])
  expect(await inRoom()).toEqual([])
})

test('candidates go to the connection they are for; what is none never reaches the media server', async () => {
  const { path, tag } = await admitted()
  const fragment = [
    'a=ice-ufrag:Wx3b',
    'a=ice-pwd:HpzfjS1PcZtKQkKeXl6uVv',
    'a=group:BUNDLE 0 1',
    'm=audio 9 UDP/TLS/RTP/SAVPF 111',
    'a=mid:0',
    'a=candidate:2 1 UDP 2122317823 127.0.0.1 54323 typ host',
    'a=end-of-candidates',
    '',
  ].join('\r\n')
  const type = 'application/trickle-ice-sdpfrag'
  const patch = (ifMatch: string | null, given: { body?: string; path?: string; type?: string } = {}) =>
    studio.whip(key, {
      path: given.path ?? path,
      method: 'PATCH',
      body: given.body ?? fragment,
      headers: { 'content-type': given.type ?? type, ...(ifMatch !== null && { 'if-match': ifMatch }) },
    })

  expect((await patch(tag)).status).toBe(204)
  expect((await patch(tag.replaceAll('"', ''))).status).toBe(204)
  expect(await refusal(patch(null))).toEqual([428, 'entity_tag_missing'])
  expect(await refusal(patch('"other"'))).toEqual([412, 'ice_session_over'])
  expect(await refusal(patch('*'))).toEqual([422, 'ice_restart'])
  expect(await refusal(patch(tag, { path: '/PA_somebodyelse' }))).toEqual([404, 'not_found'])
  expect(await refusal(patch(tag, { type: 'application/sdp' }))).toEqual([415, 'sdp_media_type'])
  for (const body of ['hello', `${fragment}a`, `m\r\n${fragment}`, anOffer, fragment.replace('mid:0', 'mid:7')])
    expect(await refusal(patch(tag, { body }))).toEqual([400, 'sdp_unreadable'])
  expect(await bench.deps.media.healthy()).toBe(true)
  expect(await inRoom()).toEqual([identity()])
})

test('a connection is ended by its own key, twice as once, and by no other', async () => {
  const { path } = await admitted()
  const other = await aScheduledSession(bench, { job: show.job, host: show.host })
  const { key: stranger } = await studio.key(show.host, other.session.id, other.presenterId)
  expect(await refusal(studio.whip(stranger, { path, method: 'DELETE' }))).toEqual([404, 'not_found'])
  expect(await refusal(studio.whip(null, { path, method: 'DELETE' }))).toEqual([401, 'encoder_key_unknown'])
  expect(await refusal(studio.whip(key, { path: '/../sessions', method: 'DELETE' }))).toEqual([404, 'not_found'])
  expect(await inRoom()).toEqual([identity()])
  expect((await studio.whip(key, { path, method: 'DELETE' })).status).toBe(200)
  expect((await studio.whip(key, { path, method: 'DELETE' })).status).toBe(200)
  expect(await inRoom()).toEqual([])
})
