import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aBench, type Bench } from '../db/testing.ts'
import { Broadcasting } from '../testing/broadcasting.ts'
import { eventsOf } from '../testing/stream.ts'
import { emergencyStop } from './emergency-stop.ts'
import { endForgotten } from './end-forgotten.ts'
import { takeOffAir } from './on-air.ts'
import { viewSession } from './view.ts'

const hour = 3600
let bench: Bench
let show: Broadcasting

beforeAll(async () => {
  bench = await aBench()
  show = await Broadcasting.on(bench)
})
afterAll(() => bench.close())
beforeEach(() => show.begin())

const stateAfterSweep = async () => {
  await endForgotten(bench.system)
  return (await viewSession(show.host.ctx, show.sessionId)).state
}
/** To so many seconds after the planned end. */
const pass = (seconds: number) =>
  bench.clock.set(new Date(Date.parse(show.running.session.plannedEnd) + seconds * 1000))

describe('a show its host forgot', () => {
  test('ends an hour after it was to end, once its picture has been away for an hour', async () => {
    await show.tell('track_published', { track: show.camera })
    pass(-60)
    await show.tell('track_unpublished', { track: show.camera })
    await takeOffAir(show.host.ctx, show.sessionId, show.running.presenterId)
    pass(hour)
    expect(await stateAfterSweep()).toBe('live')
    pass(hour + 1)
    expect(await stateAfterSweep()).toBe('ended')
    expect((await eventsOf(bench, show.sessionId)).at(-1)).toMatchObject({ type: 'session.ended' })
  })

  test('does not end while a picture comes, however late it is', async () => {
    await show.tell('track_published', { track: show.camera })
    pass(3 * hour)
    expect(await stateAfterSweep()).toBe('live')
    await show.tell('track_unpublished', { track: show.camera })
    pass(4 * hour)
    expect(await stateAfterSweep()).not.toBe('ended')
    pass(4 * hour + 1)
    expect(await stateAfterSweep()).toBe('ended')
  })

  test('a stopped one that nobody reopens ends too', async () => {
    await emergencyStop(show.host.ctx, show.sessionId, { reason: '演练' })
    pass(hour + 1)
    expect(await stateAfterSweep()).toBe('ended')
  })
})
