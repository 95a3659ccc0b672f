import type { DeviceTestView, SaveDeviceTest } from '@zhibo/core/device-tests/schema'
import { isGoodEnough } from '@zhibo/core/device-tests/verdict'
import type { Ctx } from '../context.ts'
import { AppError } from '../problem.ts'
import { ownPlaces } from '../sessions/place.ts'
import { insertTest } from './queries.ts'
import { toView } from './views.ts'

/** Keeps how a presenter's own test went; whether that is good enough is decided here. */
export async function saveTest(ctx: Ctx, sessionId: string, test: SaveDeviceTest): Promise<DeviceTestView> {
  const places = await ownPlaces(ctx, sessionId)
  if (!places.some(({ presenterId }) => presenterId === test.presenterId)) throw new AppError('not_a_presenter')
  const { presenterId, camera, microphone, uplink } = test
  const saved = await insertTest(ctx, {
    session_id: sessionId,
    presenter_id: presenterId,
    at: ctx.clock(),
    camera,
    microphone,
    uplink_kbps: uplink.kbps,
    loss_percent: uplink.lossPercent,
    rtt_ms: uplink.rttMs,
    ok: isGoodEnough(test),
  })
  return toView(saved)
}
