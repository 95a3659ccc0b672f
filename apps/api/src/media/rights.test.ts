import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { AskMediaToken } from '@zhibo/core/media/schema'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aBench, type Bench } from '../db/testing.ts'
import { emergencyStop } from '../sessions/emergency-stop.ts'
import { issueMediaToken } from '../sessions/media-token.ts'
import { putOnAir, takeOffAir } from '../sessions/on-air.ts'
import { Broadcasting } from '../testing/broadcasting.ts'
import { aConnection } from '../testing/connection.ts'
import { aPerson } from '../testing/identity.ts'
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

const rights = async () => {
  const participants = await bench.deps.media.participants(roomName('live', show.sessionId))
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
  const colleague = await aPerson(bench)
  const { id } = await bench.deps.db
    .insertInto('session_presenter')
    .values({
      session_id: show.sessionId,
      employer_id: show.job.employer.id,
      person_id: colleague.personId,
      on_air_since: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await putOnAir(show.host.ctx, show.sessionId, id)
  const connections = [
    await aConnection(bench, (await issueMediaToken(show.running.presenter.ctx, show.sessionId, {})).token),
    await aConnection(bench, (await issueMediaToken(colleague.ctx, show.sessionId, {})).token),
  ]
  const may = async () => new Map((await rights())?.map((each) => [each.identity, each.mayPublish]))
  expect(await may()).toEqual(
    new Map([
      [identity(), true],
      [presenterIdentity(id), true],
    ]),
  )
  await takeOffAir(show.host.ctx, show.sessionId, show.running.presenterId)
  expect((await may()).get(presenterIdentity(id))).toBe(true)
  expect((await may()).get(identity())).toBe(false)
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
