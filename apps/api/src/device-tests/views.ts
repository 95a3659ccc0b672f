import type { DeviceTestView } from '@zhibo/core/device-tests/schema'
import { judgeUplink } from '@zhibo/core/device-tests/verdict'
import type { DeviceTest } from './queries.ts'

export function toView(test: DeviceTest): DeviceTestView {
  const uplink = { kbps: test.uplink_kbps, lossPercent: test.loss_percent, rttMs: test.rtt_ms }
  return {
    id: test.id,
    presenterId: test.presenter_id,
    at: test.at.toISOString(),
    camera: test.camera,
    microphone: test.microphone,
    uplink,
    network: judgeUplink(uplink),
    ok: test.ok,
  }
}
