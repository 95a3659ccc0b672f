import type { DayKind } from '@zhibo/core/calendar/schema'

export interface CalendarDayTable {
  day: string
  kind: DayKind
  note: string
  document_no: string
  set_by: string
  set_at: Date
}
