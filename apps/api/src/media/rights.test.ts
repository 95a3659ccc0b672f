import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { AskMediaToken } from '@zhibo/core/media/schema'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aBench, type Bench } from '../db/testing.ts'
import { emergencyStop } from '../sessions/emergency-stop.ts'
import { viewHealth } from '../sessions/health.ts'
import { issueMediaToken } from '../sessions/media-token.ts'
import { putOnAir, takeOffAir } from '../sessions/on-air.ts'
import { setRunOfShow } from '../sessions/set-run-of-show.ts'
import { startSession } from '../sessions/start.ts'
import { submitSession } from '../sessions/submit.ts'
import { Broadcasting } from '../testing/broadcasting.ts'
import { aConnection } from '../testing/connection.ts'
import { decided } from '../testing/employers.ts'
import { aMember } from '../testing/members.ts'
import { openCaseOf } from '../testing/reviews.ts'
import { aDraftSession } from '../testing/sessions.ts'
import { claimsOf } from '../testing/tokens.ts'
import { reconcile } from './reconcile.ts'
import { presenterIdentity, roomName } from './rooms.ts'

let bench: Bench
let show: Broadcasting

beforeAll(async () => {
  bench = await aBench()
  show = await Broadcasting.on(bench)
})
afterAll(() => bench.close())
beforeEach(() => show.begin())

const rights = async (sessionId = show.sessionId) => {
  const participants = await bench.deps.media.participants(roomName('live', sessionId))
  return participants?.map(({ identity, mayPublish }) => ({ identity, mayPublish }))
}
const identity = () => presenterIdentity(show.running.presenterId)

test('off air takes them from a presenter in the room, on air gives them back', async () => {
  const { token } = await issueMediaToken(show.running.presenter.ctx, show.sessionId, {})
  const presenter = await aConnection(bench, token)
  expect(await rights()).toEqual([{ identity: identity(), mayPublish: true }])
  await takeOffAir(show.host.ctx, show.sessionId, show.running.presenterId)
  expect(await rights()).toEqual([{ identity: identity(), mayPublish: false }])
  await putOnAir(show.host.ctx, show.sessionId, show.running.presenterId)
  expect(await rights()).toEqual([{ identity: identity(), mayPublish: true }])
  presenter.close()
})

test('a pass from before going off air is worth nothing once the room has been looked into', async () => {
  const { token } = await issueMediaToken(show.running.presenter.ctx, show.sessionId, {})
  await takeOffAir(show.host.ctx, show.sessionId, show.running.presenterId)
  const presenter = await aConnection(bench, token)
  expect(await rights()).toEqual([{ identity: identity(), mayPublish: true }])
  await reconcile(bench.system)
  expect(await rights()).toEqual([{ identity: identity(), mayPublish: false }])
  presenter.close()
})

test('the host sees which devices of a presenter are in the room, on air or not', async () => {
  const present = async () => (await viewHealth(show.host.ctx, show.sessionId)).present
  const { presenter, presenterId } = show.running
  expect(await present()).toEqual([])
  const { token } = await issueMediaToken(presenter.ctx, show.sessionId, { device: 'spare' })
  const spare = await aConnection(bench, token)
  await takeOffAir(show.host.ctx, show.sessionId, presenterId)
  expect(await present()).toEqual([{ presenterId, device: 'spare' }])
  spare.close()
})

test('a spare device has its presenter’s rights: at the door, and with every turn', async () => {
  const pass = (device: 'main' | 'spare') =>
    issueMediaToken(show.running.presenter.ctx, show.sessionId, { device }).then(({ token }) => token)
  const devices = [await aConnection(bench, await pass('main')), await aConnection(bench, await pass('spare'))]
  const both = (mayPublish: boolean) => [
    { identity: identity(), mayPublish },
    { identity: presenterIdentity(show.running.presenterId, 'spare'), mayPublish },
  ]
  const sorted = async () => (await rights())?.toSorted((a, b) => (a.identity < b.identity ? -1 : 1))
  expect(await sorted()).toEqual(both(true))
  await takeOffAir(show.host.ctx, show.sessionId, show.running.presenterId)
  expect(await sorted()).toEqual(both(false))
  await putOnAir(show.host.ctx, show.sessionId, show.running.presenterId)
  expect(await sorted()).toEqual(both(true))

  // Rights the media server holds against the database, on both.
  for (const { identity: each } of both(false))
    await bench.deps.media.setOnAir(roomName('live', show.sessionId), each, false)
  await reconcile(bench.system)
  expect(await sorted()).toEqual(both(true))
  for (const device of devices) device.close()
})

test('two tabs do not throw each other out: the second is told, the first stays', async () => {
  const ask = (page: string, onlyIfFree = true) =>
    issueMediaToken(show.running.presenter.ctx, show.sessionId, { page, onlyIfFree })
  const [first, second] = [randomUUID(), randomUUID()]
  const tab = await aConnection(bench, (await ask(first)).token)
  await expect(ask(second)).rejects.toMatchObject({ code: 'place_taken' })
  expect(await rights()).toEqual([{ identity: identity(), mayPublish: true }])

  // A page that comes back after a crash knows its own place again; one that insists takes it.
  expect((await ask(first)).presenterId).toBe(show.running.presenterId)
  const gone = once(tab, 'close')
  const other = await aConnection(bench, (await ask(second, false)).token)
  await gone
  await expect(ask(first)).rejects.toMatchObject({ code: 'place_taken' })
  // The spare's place is another.
  const spare = await issueMediaToken(show.running.presenter.ctx, show.sessionId, {
    page: first,
    onlyIfFree: true,
    device: 'spare',
  })
  expect(claimsOf(spare.token).sub).toBe(presenterIdentity(show.running.presenterId, 'spare'))
  other.close()
})

test('what page a presenter came from is no viewer’s, and nobody claims an encoder’s place by a page', async () => {
  const visitor = { ...bench.system, actor: { kind: 'visitor' as const } }
  const page = randomUUID()
  const { token, presenterId } = await issueMediaToken(visitor, show.sessionId, {
    page,
    onlyIfFree: true,
    device: 'spare',
  })
  expect(presenterId).toBeNull()
  expect(claimsOf(token).sub).toMatch(/^v_/)
  expect(JSON.stringify(claimsOf(token))).not.toContain(page)
  expect(AskMediaToken.safeParse({ device: 'encoder' }).success).toBe(false)
})

test('co-presenters are on air together, and each goes off alone', async () => {
  const { employer, owner, reviewer, job } = show.job
  const colleague = await aMember(bench, show.job)
  const { session: draft } = await aDraftSession(bench, { stationId: show.job.stationId, host: show.host })
  const segment = { kind: 'employer' as const, title: '', employerId: employer.id, minutes: 20, jobIds: [job.id] }
  const { id, presenters } = await setRunOfShow(show.host.ctx, draft.id, {
    expectedVersion: draft.version,
    segments: [owner, colleague].map(({ personId }) => ({ ...segment, presenterPersonId: personId })),
  })
  await submitSession(show.host.ctx, id, {})
  await decided(reviewer.ctx, await openCaseOf(bench, 'session_plan', id))
  await startSession(show.host.ctx, id)
  for (const presenter of presenters) await putOnAir(show.host.ctx, id, presenter.id)

  const connections = [
    await aConnection(bench, (await issueMediaToken(owner.ctx, id, {})).token),
    await aConnection(bench, (await issueMediaToken(colleague.ctx, id, {})).token),
  ]
  const identities = presenters.map((presenter) => presenterIdentity(presenter.id))
  const may = async () => {
    const standing = new Map((await rights(id))?.map((each) => [each.identity, each.mayPublish]))
    return identities.map((each) => standing.get(each))
  }
  expect(await may()).toEqual([true, true])
  await takeOffAir(show.host.ctx, id, presenters[0]!.id)
  expect(await may()).toEqual([false, true])
  for (const connection of connections) connection.close()
})

test('an emergency stop ends the connection of everyone in the room', async () => {
  const passes = [
    await issueMediaToken(show.running.presenter.ctx, show.sessionId, {}),
    await issueMediaToken({ ...bench.system, actor: { kind: 'visitor' } }, show.sessionId, {}),
  ]
  const connections = await Promise.all(passes.map(({ token }) => aConnection(bench, token)))
  const closed = connections.map((socket) => once(socket, 'close'))
  await emergencyStop(show.host.ctx, show.sessionId, { reason: '演练' })
  await Promise.all(closed)
  await expect(aConnection(bench, passes[0]!.token)).rejects.toThrow('refused')
})
