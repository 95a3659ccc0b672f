import { z } from 'zod'
import { DayKind } from '../calendar/schema.ts'
import { SessionSummary } from './schema.ts'
import { dayAfter } from './series-days.ts'

/** Days asked for, both included; of one station, or of all one plans for. Six weeks of a month and the days around it at most. */
export const SessionCalendarSearch = z
  .strictObject({ from: z.iso.date(), to: z.iso.date(), stationId: z.uuid().optional() })
  .check(({ value, issues }) => {
    const refuse = (message: string) => issues.push({ code: 'custom', input: value, message, path: ['to'] })
    if (value.to < value.from) refuse('end_before_start')
    else if (value.to > dayAfter(value.from, 62)) refuse('span_too_long')
  })

/** A session as a calendar shows it. */
export const CalendarSessionView = SessionSummary.extend({
  seriesId: z.uuid().nullable(),
  /** Studios it has, from the first lamp put up to the last cleared away. */
  bookings: z.array(z.object({ studioId: z.uuid(), from: z.iso.datetime(), to: z.iso.datetime() })),
})
export type CalendarSessionView = z.infer<typeof CalendarSessionView>

/** Whoever has it reads the plans: it is shown once. */
export const CalendarLinkView = z.object({ url: z.url() })
export type CalendarLinkView = z.infer<typeof CalendarLinkView>

export const SessionCalendarView = z.object({
  sessions: z.array(CalendarSessionView),
  /** Days that are not what their weekday says. */
  days: z.array(z.object({ day: z.iso.date(), kind: DayKind, note: z.string() })),
})
export type SessionCalendarView = z.infer<typeof SessionCalendarView>
