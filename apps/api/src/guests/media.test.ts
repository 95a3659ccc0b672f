import { once } from 'node:events'
import { GuestPassView } from '@zhibo/core/guests/schema'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aBench, type Bench } from '../db/testing.ts'
import { reconcile } from '../media/reconcile.ts'
import { greenRoom, guestIdentity, roomName } from '../media/rooms.ts'
import type { MediaParticipant } from '../media/server.ts'
import { emergencyStop } from '../sessions/emergency-stop.ts'
import { setSlate } from '../sessions/slate.ts'
import { Broadcasting } from '../testing/broadcasting.ts'
import { aConnection } from '../testing/connection.ts'
import { aGuest } from '../testing/guests.ts'
import { aClient } from '../testing/http.ts'
import { aPerson, type SignedIn } from '../testing/identity.ts'
import { claimsOf } from '../testing/tokens.ts'
import { actOnCall, leaveCall } from './act.ts'
import { listGuestCalls } from './list.ts'
import { lookAfterGuests } from './look.ts'
import { issueGuestPass } from './media-token.ts'

let bench: Bench
let show: Broadcasting

beforeAll(async () => {
  bench = await aBench()
  show = await Broadcasting.on(bench)
})
afterAll(() => bench.close())
beforeEach(() => show.begin())

const live = () => roomName('live', show.sessionId)
const pass = (who: SignedIn, callId: string) => issueGuestPass(who.ctx, show.sessionId, callId)
const inRoom = async (room: string) => {
  const participants = await bench.deps.media.participants(room)
  return participants?.map(({ identity, mayPublish }) => ({ identity, mayPublish })) ?? null
}
const step = (who: SignedIn, callId: string, deed: 'on_air' | 'off_air' | 'hold') =>
  actOnCall(who.ctx, show.sessionId, callId, deed)
const stateOf = async (callId: string) =>
  (await listGuestCalls(show.host.ctx, show.sessionId)).find(({ id }) => id === callId)

/** A guest as a look into a room finds them. */
const standing = (callId: string, mayPublish = true): MediaParticipant => ({
  sid: 'PA_guest',
  identity: guestIdentity(callId),
  page: null,
  mayPublish,
  tracks: [{ sid: 'TR_guest', source: 'camera', muted: false, publishedAt: bench.clock.read() }],
})

test('a pass goes where the call is: to the green room, then on air, and nowhere else', async () => {
  const { guest, call } = await aGuest(bench, show.running, 'called')
  await expect(pass(guest, call.id)).rejects.toMatchObject({ code: 'not_from_here' })

  await actOnCall(guest.ctx, show.sessionId, call.id, 'test')
  const testing = await pass(guest, call.id)
  expect(testing).toMatchObject({ role: 'guest', room: 'green', sources: ['microphone'] })
  expect(claimsOf(testing.token)).toMatchObject({
    sub: guestIdentity(call.id),
    video: { room: greenRoom(call.id), canPublish: true, canPublishSources: ['microphone'], hidden: false },
  })

  await step(show.host, call.id, 'on_air')
  const speaking = await pass(guest, call.id)
  expect(claimsOf(speaking.token)).toMatchObject({
    sub: guestIdentity(call.id),
    video: { room: live(), canPublish: true, canPublishSources: ['microphone'], canPublishData: false },
  })
  await expect(pass(show.host, call.id)).rejects.toMatchObject({ code: 'not_from_here' })

  await leaveCall(guest.ctx, show.sessionId, call.id)
  await expect(pass(guest, call.id)).rejects.toMatchObject({ code: 'not_from_here' })
})

test('a picture is sent by who asked to send one, and a screen by no guest', async () => {
  const { guest, call } = await aGuest(bench, show.running, 'on_air', { withCamera: true })
  expect(claimsOf((await pass(guest, call.id)).token).video).toMatchObject({
    canPublishSources: ['microphone', 'camera'],
  })
})

test('in a green room a host talks back under a name that is nobody’s', async () => {
  const { call } = await aGuest(bench, show.running, 'testing')
  const client = aClient(bench)
  const path = `/api/sessions/${show.sessionId}/guest-calls/${call.id}/media-token`
  const { body } = await client.ask(GuestPassView, show.host, 'POST', path, {})
  expect(body).toMatchObject({ role: 'talkback', room: 'green', sources: ['microphone'] })
  expect(claimsOf(body.token).sub).not.toContain(show.host.personId)
  expect((await client.refused(await aPerson(bench), 'POST', path, {})).code).toBe('not_found')
})

test('a test is heard by no viewer: it is another room, and it ends as the guest goes on air', async () => {
  const { guest, call } = await aGuest(bench, show.running, 'testing')
  const socket = await aConnection(bench, (await pass(guest, call.id)).token)
  expect(await inRoom(greenRoom(call.id))).toEqual([{ identity: guestIdentity(call.id), mayPublish: true }])
  expect(await inRoom(live())).toEqual([])

  const closed = once(socket, 'close')
  await step(show.host, call.id, 'on_air')
  await closed
  expect(await inRoom(greenRoom(call.id))).toBeNull()
})

test('off air is off at once, whoever decides it', async () => {
  const ways = [
    (_: SignedIn, callId: string) => step(show.host, callId, 'off_air'),
    (guest: SignedIn, callId: string) => leaveCall(guest.ctx, show.sessionId, callId),
    (_: SignedIn, callId: string) => step(show.host, callId, 'hold'),
    () => setSlate(show.host.ctx, show.sessionId, { slate: 'intermission' }),
  ]
  for (const way of ways) {
    const { guest, call } = await aGuest(bench, show.running, 'on_air')
    const socket = await aConnection(bench, (await pass(guest, call.id)).token)
    expect(await inRoom(live())).toEqual([{ identity: guestIdentity(call.id), mayPublish: true }])
    const closed = once(socket, 'close')
    await way(guest, call.id)
    await closed
    expect(await inRoom(live())).toEqual([])
  }
})

test('whoever was held comes back on air with a new pass', async () => {
  const { guest, call } = await aGuest(bench, show.running, 'on_air')
  const first = await aConnection(bench, (await pass(guest, call.id)).token)
  const closed = once(first, 'close')
  await step(show.host, call.id, 'hold')
  await closed
  const waiting = await aConnection(bench, (await pass(guest, call.id)).token)
  await step(show.host, call.id, 'on_air')
  const again = await aConnection(bench, (await pass(guest, call.id)).token)
  expect(await inRoom(live())).toEqual([{ identity: guestIdentity(call.id), mayPublish: true }])
  for (const socket of [waiting, again]) socket.close()
})

test('a pass from before is worth nothing: the guest is thrown out as the media server tells that they came', async () => {
  const { guest, call } = await aGuest(bench, show.running, 'on_air')
  const { token } = await pass(guest, call.id)
  await step(show.host, call.id, 'off_air')
  const socket = await aConnection(bench, token)
  const closed = once(socket, 'close')
  await show.tell('participant_joined', { identity: guestIdentity(call.id) })
  await closed
  expect(await inRoom(live())).toEqual([])
})

test('reconciliation leaves a guest who is on air, gives back what they lost and throws out who is on no call', async () => {
  const { guest, call } = await aGuest(bench, show.running, 'on_air')
  const other = await aGuest(bench, show.running, 'asked')
  const { media } = bench.deps
  const sockets = [
    await aConnection(bench, (await pass(guest, call.id)).token),
    await aConnection(
      bench,
      (
        await media.mint({
          room: live(),
          identity: guestIdentity(other.call.id),
          role: 'guest',
          onAir: true,
          sources: ['microphone'],
        })
      ).token,
    ),
  ]
  await media.setOnAir(live(), guestIdentity(call.id), false)
  await reconcile(bench.system)
  expect(await inRoom(live())).toEqual([{ identity: guestIdentity(call.id), mayPublish: true }])
  for (const socket of sockets) socket.close()
})

test('a green room nobody is tested in is closed, and who has no business in one is thrown out', async () => {
  const { guest, call } = await aGuest(bench, show.running, 'testing')
  const { media } = bench.deps
  const stranger = await media.mint({ room: greenRoom(call.id), identity: 'v_stranger', role: 'viewer', onAir: false })
  const host = await aConnection(bench, (await pass(show.host, call.id)).token)
  const viewer = await aConnection(bench, stranger.token)
  const closed = once(viewer, 'close')
  await reconcile(bench.system)
  await closed
  expect((await inRoom(greenRoom(call.id)))!.map(({ identity }) => identity.slice(0, 2))).toEqual(['h_'])
  host.close()

  await leaveCall(guest.ctx, show.sessionId, call.id)
  await media.ensureRoom(greenRoom(call.id))
  await reconcile(bench.system)
  expect(await inRoom(greenRoom(call.id))).toBeNull()
})

test('a guest gives no airtime, with a camera or without, and brings no lost picture back', async () => {
  const { call } = await aGuest(bench, show.running, 'on_air', { withCamera: true })
  await show.tell('track_published', { track: show.camera, identity: guestIdentity(call.id) })
  show.seconds(21)
  await show.lookAt([standing(call.id)])
  show.seconds(10)
  await show.lookAt([standing(call.id)])
  expect(await show.intervals()).toEqual([])
  expect(await show.airtimeMs()).toBe(0)
  const { state } = await bench.deps.db
    .selectFrom('live_session')
    .select('state')
    .where('id', '=', show.sessionId)
    .executeTakeFirstOrThrow()
  expect(state).toBe('interrupted')
})

test('one who drops has 60 s to come back; then the call is over', async () => {
  const { call } = await aGuest(bench, show.running, 'on_air')
  const look = (found: MediaParticipant[] | null) => lookAfterGuests(bench.system, show.sessionId, found)
  show.seconds(50)
  await look([standing(call.id)])
  show.seconds(60)
  await look([])
  expect(await stateOf(call.id)).toMatchObject({ state: 'on_air' })
  await look([standing(call.id)])
  show.seconds(60)
  await look(null)
  expect(await stateOf(call.id)).toMatchObject({ state: 'on_air' })
  show.seconds(1)
  await look([])
  expect(await stateOf(call.id)).toMatchObject({ state: 'done', reason: 'disconnected' })
})

test('one who answers and never comes to the test is let go after 60 s too', async () => {
  const { call } = await aGuest(bench, show.running, 'testing')
  show.seconds(60)
  await reconcile(bench.system)
  expect(await stateOf(call.id)).toMatchObject({ state: 'testing' })
  show.seconds(1)
  await reconcile(bench.system)
  expect(await stateOf(call.id)).toMatchObject({ state: 'done', reason: 'disconnected' })
})

test('after an emergency stop a guest’s pass opens nothing', async () => {
  const onAir = await aGuest(bench, show.running, 'on_air')
  const testing = await aGuest(bench, show.running, 'testing')
  const passes = [await pass(onAir.guest, onAir.call.id), await pass(testing.guest, testing.call.id)]
  const sockets = await Promise.all(passes.map(({ token }) => aConnection(bench, token)))
  const closed = sockets.map((socket) => once(socket, 'close'))
  await emergencyStop(show.host.ctx, show.sessionId, { reason: '演练' })
  await Promise.all(closed)
  for (const { token } of passes) await expect(aConnection(bench, token)).rejects.toThrow('refused')
  for (const { guest, call } of [onAir, testing])
    await expect(pass(guest, call.id)).rejects.toMatchObject({ code: 'session_stopped' })
})
