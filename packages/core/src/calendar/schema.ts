import { z } from 'zod'
import { optionalLine } from '../text.ts'

/** What a day is, whatever its weekday says: a public holiday, or a weekend day that is worked to make one up. */
export const DayKind = z.enum(['holiday', 'workday'])
export type DayKind = z.infer<typeof DayKind>

/** A year of the calendar, as it stands in an address. */
export const CalendarYear = z.coerce.number().int().min(2004).max(2100)

/** A lead says what a day is. It counts above the public calendar until it is taken away. */
export const SetCalendarDay = z.strictObject({
  kind: DayKind,
  note: optionalLine(100),
  /** The number of the document it stands on, such as 国办发明电〔2025〕7号. */
  documentNo: optionalLine(60),
})
export type SetCalendarDay = z.infer<typeof SetCalendarDay>

/** A day that is not what its weekday says. */
export const CalendarDayView = z.object({
  day: z.iso.date(),
  kind: DayKind,
  /** `public`: from the published calendar; `set`: by a lead of ours. */
  source: z.enum(['public', 'set']),
  /** What the public calendar says of a day that a lead set; null where it says nothing, or is itself the source. */
  publicKind: DayKind.nullable(),
  /** The holiday's name, or the lead's note. */
  note: z.string(),
  documentNo: z.string(),
  setBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  setAt: z.iso.datetime().nullable(),
})
export type CalendarDayView = z.infer<typeof CalendarDayView>

/** A year's days that are not what their weekday says, in order. */
export const CalendarYearView = z.object({
  year: z.int(),
  /** False while the year's public holidays have not been published: only weekends and what leads set count. */
  published: z.boolean(),
  days: z.array(CalendarDayView),
})
export type CalendarYearView = z.infer<typeof CalendarYearView>
