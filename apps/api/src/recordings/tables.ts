import type { FileEnd } from './recorder.ts'
import type { PartState, RecordingDriver, RecordingError, RecordingState } from '@zhibo/core/recordings/schema'
import type { Anchor } from '@zhibo/core/recordings/times'
import type { Generated, JSONColumnType } from 'kysely'

export interface RecordingTable {
  id: Generated<string>
  session_id: string
  presenter_id: string
  driver: RecordingDriver
  state: RecordingState
  started_at: Date
  ended_at: Date | null
  keep_until: Date
  released_at: Date | null
  released_by: string | null
  public_until: Date | null
  withdrawn_at: Date | null
  withdrawn_by: string | null
  withdrawn_reason: string | null
  error: RecordingError | null
}

export interface RecordingPartTable {
  id: string
  recording_id: string
  identity: string
  state: PartState
  /** The disk its file lies on until it is stored; null: egress puts it where it belongs by itself. */
  recorder_id: string | null
  started_at: Date
  ended_at: Date | null
  end_reason: FileEnd | null
  times: JSONColumnType<Anchor[]>
  storage_key: string | null
  media_type: string | null
  bytes: number | null
  duration_ms: number | null
  sha256: Buffer | null
  error: RecordingError | null
}

export interface RecorderClaimTable {
  session_id: string
  recorder_id: string
  seen_at: Date
}
