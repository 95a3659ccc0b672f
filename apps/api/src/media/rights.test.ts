import { once } from 'node:events'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aBench, type Bench } from '../db/testing.ts'
import { emergencyStop } from '../sessions/emergency-stop.ts'
import { issueMediaToken } from '../sessions/media-token.ts'
import { putOnAir, takeOffAir } from '../sessions/on-air.ts'
import { Broadcasting } from '../testing/broadcasting.ts'
import { aConnection } from '../testing/connection.ts'
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
