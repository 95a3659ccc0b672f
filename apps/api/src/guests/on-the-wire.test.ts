import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { aBench, type Bench } from '../db/testing.ts'
import { greenRoom, guestIdentity, roomName } from '../media/rooms.ts'
import { emergencyStop } from '../sessions/emergency-stop.ts'
import { viewHealth } from '../sessions/health.ts'
import { issueMediaToken } from '../sessions/media-token.ts'
import { aGuest } from '../testing/guests.ts'
import { aStaff, type SignedIn } from '../testing/identity.ts'
import { type APublishedJob, aPublishedJob } from '../testing/jobs.ts'
import { type APlannedSession, aRunningSession } from '../testing/sessions.ts'
import { Speaker } from '../testing/speaker.ts'
import { actOnCall } from './act.ts'
import { issueGuestPass } from './media-token.ts'

let bench: Bench
let job: APublishedJob
let host: SignedIn
let show: APlannedSession
const speakers: Speaker[] = []

beforeAll(async () => {
  bench = await aBench()
  job = await aPublishedJob(bench)
  host = await aStaff(bench, 'host', job.stationId)
})
afterAll(() => bench.close())
beforeEach(async () => {
  show = await aRunningSession(bench, { job, host })
})
afterEach(async () => {
  for (const speaker of speakers.splice(0)) await speaker.gone()
})

const speaks = (pass: { url: string; token: string }, sources: ('camera' | 'microphone')[]) => {
  const speaker = new Speaker({ url: pass.url, token: pass.token, sources })
  speakers.push(speaker)
  return speaker
}
/** The media server has a track a moment after its sender says so. */
const soon = { timeout: 20_000 }
const feeds = async () => (await viewHealth(host.ctx, show.session.id)).feeds

test('sound alone gets through of a guest who asked for no picture, and nothing once they are off air', async () => {
  const { guest, call } = await aGuest(bench, show, 'on_air')
  const speaker = speaks(await issueGuestPass(guest.ctx, show.session.id, call.id), ['microphone', 'camera'])
  expect(await speaker.heard(2)).toEqual([{ sending: 'microphone' }, { refused: 'camera' }])
  await expect
    .poll(feeds, soon)
    .toMatchObject([{ from: 'guest', id: call.id, device: null, source: 'microphone', muted: false }])

  await actOnCall(host.ctx, show.session.id, call.id, 'off_air')
  expect((await speaker.heard(3))[2]).toBe('thrown out')
  expect(await feeds()).toEqual([])
}, 60_000)

test('a test is in no room of the show, and reaches nobody there', async () => {
  const { guest, call } = await aGuest(bench, show, 'testing', { withCamera: true })
  const speaker = speaks(await issueGuestPass(guest.ctx, show.session.id, call.id), ['microphone', 'camera'])
  expect(await speaker.heard(2)).toEqual([{ sending: 'microphone' }, { sending: 'camera' }])
  // In whichever order the media server names them.
  const tried = async () =>
    (await bench.deps.media.feeds(greenRoom(call.id)))
      ?.map(({ identity, source }) => `${identity} ${source}`)
      .toSorted()
  const identity = guestIdentity(call.id)
  await expect.poll(tried, soon).toEqual([`${identity} camera`, `${identity} microphone`])
  expect(await feeds()).toEqual([])
  expect(await bench.deps.media.participants(roomName('live', show.session.id))).toEqual([])
}, 60_000)

test('health tells in which sizes a picture comes in', async () => {
  const pass = await issueMediaToken(show.presenter.ctx, show.session.id, {})
  await speaks(pass, ['camera']).heard(1)
  await expect.poll(feeds, soon).toHaveLength(1)
  const [feed] = await feeds()
  expect(feed).toMatchObject({
    from: 'presenter',
    id: show.presenterId,
    device: 'main',
    source: 'camera',
    muted: false,
    width: 640,
    height: 360,
    codec: 'video/VP8',
  })
  // As many as the sender says it sends; browsers name their sizes, this client repeats the largest.
  expect(feed!.layers).toHaveLength(2)
  const rates = feed!.layers.map(({ bitsPerSecond }) => bitsPerSecond)
  expect(new Set(rates).size).toBe(2)
  expect(Math.min(...rates)).toBeGreaterThan(0)
}, 60_000)

test('an emergency stop throws out who is sending, on air and in the test', async () => {
  const onAir = await aGuest(bench, show, 'on_air')
  const testing = await aGuest(bench, show, 'testing')
  const sending = [
    speaks(await issueMediaToken(show.presenter.ctx, show.session.id, {}), ['camera']),
    speaks(await issueGuestPass(onAir.guest.ctx, show.session.id, onAir.call.id), ['microphone']),
    speaks(await issueGuestPass(testing.guest.ctx, show.session.id, testing.call.id), ['microphone']),
  ]
  for (const speaker of sending) await speaker.heard(1)
  await emergencyStop(host.ctx, show.session.id, { reason: '演练' })
  for (const speaker of sending) expect((await speaker.heard(2))[1]).toBe('thrown out')
  expect(await bench.deps.media.feeds(roomName('live', show.session.id))).toBeNull()
}, 60_000)
