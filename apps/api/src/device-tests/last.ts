import type { DeviceTestView, OwnPlace } from '@zhibo/core/device-tests/schema'
import type { Ctx } from '../context.ts'
import { ownPlaces } from '../sessions/place.ts'
import { listLatest } from './queries.ts'
import { toView } from './views.ts'

/** How the last device test of each place of a session went, by presenter; who never tested is not in it. */
export async function lastDeviceTest(ctx: Ctx, sessionId: string): Promise<Map<string, DeviceTestView>> {
  const tests = await listLatest(ctx, sessionId)
  return new Map(tests.map((test) => [test.presenter_id, toView(test)]))
}

/** The places the actor presents from in this session, each with its last test. */
export async function viewOwnPlaces(ctx: Ctx, sessionId: string): Promise<OwnPlace[]> {
  const places = await ownPlaces(ctx, sessionId)
  const tests = await lastDeviceTest(ctx, sessionId)
  return places.map((place) => ({ ...place, lastTest: tests.get(place.presenterId) ?? null }))
}
