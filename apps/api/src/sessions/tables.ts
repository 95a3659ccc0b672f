import type { Generated, JSONColumnType } from 'kysely'
import type {
  PartnerState,
  PresenterState,
  SegmentKind,
  SegmentState,
  SessionKind,
  SessionState,
  SessionTheme,
  Slate,
  StopCause,
} from '@zhibo/core/sessions/schema'

export interface LiveSessionTable {
  id: Generated<string>
  station_id: string
  /** Those that accepted to hold it too: what `session_partner` says, kept here so that the row's lock guards it. */
  partner_ids: Generated<string[]>
  title: string
  kind: Generated<SessionKind>
  theme: Generated<SessionTheme | null>
  series_id: Generated<string | null>
  /** The day of the series it stands for, as YYYY-MM-DD. */
  series_day: Generated<string | null>
  state: SessionState
  version: Generated<number>
  planned_start: Date
  planned_end: Date
  holds_first_questions: Generated<boolean>
  rehearsing_since: Date | null
  /** Null: never approved, or called off in a state nobody approved; so not public. */
  announced_at: Generated<Date | null>
  started_at: Date | null
  ended_at: Date | null
  stopped_at: Date | null
  cancel_reason: string | null
  /** Since when everybody has been told that it was called off. */
  cancel_told_at: Generated<Date | null>
  pinned_job_id: string | null
  correction: string | null
  slate: Generated<Slate | null>
  stop_cause: Generated<StopCause | null>
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
  /** Whose host it is there; null: the station has only its studio in it. */
  host_id: Generated<string | null>
}

/** 联办: the other stations that a plan names, and what each says to it. */
export interface SessionPartnerTable {
  session_id: string
  station_id: string
  state: Generated<PartnerState>
  asked_by: string | null
  asked_at: Date
  answered_by: Generated<string | null>
  answered_at: Generated<Date | null>
  /** The hours a yes was said to; null without one. The show cannot move while they stand. */
  yes_from: Generated<Date | null>
  yes_until: Generated<Date | null>
}

export interface StudioBookingTable {
  id: Generated<string>
  studio_id: string
  session_id: string
  /** tstzrange in its text form, `[from,to)`. */
  during: string
  setup_before_minutes: Generated<number>
  setup_after_minutes: Generated<number>
  released_at: Date | null
}

export interface SessionPresenterTable {
  id: Generated<string>
  session_id: string
  /** Null: somebody of the station itself. */
  employer_id: string | null
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
  kind: Generated<SegmentKind>
  title: Generated<string>
  employer_id: string | null
  presenter_id: string | null
  minutes: number
  state: Generated<SegmentState>
  started_at: Generated<Date | null>
  ended_at: Generated<Date | null>
}

/** Who presents a segment beside the one it names. */
export interface SegmentPresenterTable {
  segment_id: string
  position: number
  presenter_id: string
}

export interface SegmentSlideTable {
  segment_id: string
  position: number
  file_id: string
}

export interface SessionSeriesTable {
  id: Generated<string>
  station_id: string
  title: string
  kind: SessionKind
  theme: SessionTheme | null
  studio_id: string | null
  /** ISO: Monday is 1. */
  weekday: number
  /** HH:MM:SS in Shanghai. */
  starts_at: string
  minutes: number
  setup_before_minutes: number
  setup_after_minutes: number
  holds_first_questions: boolean
  from_day: string
  until_day: string
  created_by: string
  created_at: Date
  ended_at: Date | null
}

export interface SessionReminderTable {
  session_id: string
  person_id: string
  created_at: Date
  sent_at: Date | null
}

export interface SessionDeskTable {
  session_id: string
  holder_id: string
  since: Date
  seen_at: Date
  version: Generated<number>
  offered_to: Generated<string | null>
  offered_at: Generated<Date | null>
}

export interface SessionSlateTable {
  id: Generated<string>
  session_id: string
  slate: Slate
  from_at: Date
  /** Null: it is up. */
  to_at: Date | null
}

export interface SegmentJobTable {
  segment_id: string
  position: number
  job_id: string
}
