import type { Generated, JSONColumnType } from 'kysely'
import type { TrackSource } from '@zhibo/core/media/schema'

export interface MediaWebhookTable {
  id: string
  event: string
  room: string
  sent_at: Date
  received_at: Date
  payload: JSONColumnType<Record<string, unknown>>
}

export interface MediaIntervalTable {
  id: Generated<string>
  session_id: string
  presenter_id: string | null
  rehearsal: boolean
  room: string
  identity: string
  participant_sid: string
  track_sid: string
  source: TrackSource
  from_at: Date
  to_at: Date | null
  end_reason: string | null
  provenance: 'webhook' | 'reconciled'
  recorded_at: Date
  last_seen_at: Date
  misses: Generated<number>
}

export interface MediaMuteTable {
  id: Generated<string>
  interval_id: string
  from_at: Date
  to_at: Date | null
}

export interface MediaEndTable {
  session_id: string
  sid: string
  at: Date
  reason: string
}
