import type { Generated, JSONColumnType } from 'kysely'
import type { PresenterState, SessionState } from '@zhibo/core/sessions/schema'

export interface LiveSessionTable {
  id: Generated<string>
  station_id: string
  title: string
  state: SessionState
  version: Generated<number>
  planned_start: Date
  planned_end: Date
  holds_first_questions: Generated<boolean>
  rehearsing_since: Date | null
  /** Null: never approved, so never public. */
  announced_at: Generated<Date | null>
  started_at: Date | null
  ended_at: Date | null
  stopped_at: Date | null
  cancel_reason: string | null
  pinned_job_id: string | null
  correction: string | null
  last_seq: Generated<number>
  created_by: string
  created_at: Date
}

export interface SessionRevisionTable {
  id: Generated<string>
  session_id: string
  number: number
  content: JSONColumnType<Record<string, unknown>>
  created_by: string
  created_at: Date
}

export interface SessionStationTable {
  session_id: string
  station_id: string
  declared_at: Date
}

export interface StudioBookingTable {
  id: Generated<string>
  studio_id: string
  session_id: string
  /** tstzrange in its text form, `[from,to)`. */
  during: string
  released_at: Date | null
}

export interface SessionPresenterTable {
  id: Generated<string>
  session_id: string
  employer_id: string
  person_id: string
  state: Generated<PresenterState>
  on_air_since: Date | null
}

export interface SessionReasonTable {
  id: Generated<string>
  session_id: string
  action: string
  reason: string
  person_id: string | null
  at: Date
}

export interface SegmentTable {
  id: Generated<string>
  session_id: string
  position: number
  employer_id: string
  presenter_id: string | null
  minutes: number
}

export interface SegmentJobTable {
  segment_id: string
  position: number
  job_id: string
}
