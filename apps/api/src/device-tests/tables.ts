import type { CameraResult, MicrophoneResult } from '@zhibo/core/device-tests/schema'
import type { Generated } from 'kysely'

export interface DeviceTestTable {
  id: Generated<string>
  session_id: string
  presenter_id: string
  at: Date
  camera: CameraResult
  microphone: MicrophoneResult
  uplink_kbps: number | null
  loss_percent: number | null
  rtt_ms: number | null
  ok: boolean
}
