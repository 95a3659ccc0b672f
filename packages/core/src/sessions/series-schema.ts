import { z } from 'zod'
import { line } from '../text.ts'
import { partnerIds, planned } from './plan-schema.ts'
import { PartnerState, SessionKind, SessionState, SessionTheme } from './schema.ts'
import { isWithinWeeks } from './series-days.ts'

/** `HH:MM` by the county's clock. */
const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'time_format' })

const pattern = {
  ...planned,
  startsAt: TimeOfDay,
  minutes: z.int().min(10).max(720),
  partnerIds,
}

const term = {
  stationId: z.uuid(),
  /** ISO: Monday is 1. */
  weekday: z.int().min(1).max(7),
  fromDay: z.iso.date(),
  untilDay: z.iso.date(),
}

function withinTerm({ value, issues }: z.core.ParsePayload<{ fromDay: string; untilDay: string }>): void {
  const refuse = (message: string) => issues.push({ code: 'custom', input: value, message, path: ['untilDay'] })
  if (value.untilDay < value.fromDay) refuse('end_before_start')
  else if (!isWithinWeeks(value.fromDay, value.untilDay)) refuse('series_too_long')
}

/** What a series would be, before anything is written. */
export const PreviewSeries = z.strictObject({ ...term, ...pattern }).check(withinTerm)
export type PreviewSeries = z.infer<typeof PreviewSeries>

/** 系列: the same show every week. Days that are skipped are left out; every other must be free. */
export const CreateSeries = z
  .strictObject({ ...term, ...pattern, skipDays: z.array(z.iso.date()).max(27).default([]) })
  .check(withinTerm)
export type CreateSeries = z.infer<typeof CreateSeries>

/** This one and those that follow, as far as they are drafts, get this pattern. */
export const ChangeSeries = z.strictObject({ ...pattern, fromDay: z.iso.date() })
export type ChangeSeries = z.infer<typeof ChangeSeries>

/** Another weekday and other hours from a day on, for what is still a draft; each stays in its week. */
export const MoveSeries = z.strictObject({
  weekday: term.weekday,
  startsAt: pattern.startsAt,
  minutes: pattern.minutes,
  fromDay: z.iso.date(),
})
export type MoveSeries = z.infer<typeof MoveSeries>

/** No more of it: what is not approved yet is called off; what is, only when asked. */
export const EndSeries = z.strictObject({ reason: line(200), withApproved: z.boolean().default(false) })
export type EndSeries = z.infer<typeof EndSeries>

export const SeriesSearch = z.strictObject({ stationId: z.uuid().optional() })

/** What stands in the way on a day: `past` is over already, `taken` has its studio booked. */
export const SeriesDayStanding = z.enum(['free', 'taken', 'past'])
export type SeriesDayStanding = z.infer<typeof SeriesDayStanding>

export const SeriesDayView = z.object({
  day: z.iso.date(),
  plannedStart: z.iso.datetime(),
  plannedEnd: z.iso.datetime(),
  standing: SeriesDayStanding,
  /** Whose show has the studio; null unless it is taken. */
  takenBy: z.string().nullable(),
  /** A public holiday or one that a lead set, by its name; null on any other day. */
  holiday: z.string().nullable(),
  /** False while the year's public holidays are not announced yet: it may become one. */
  holidaysKnown: z.boolean(),
})
export type SeriesDayView = z.infer<typeof SeriesDayView>

const SeriesSession = z.object({
  id: z.uuid(),
  day: z.iso.date(),
  title: z.string(),
  state: SessionState,
  plannedStart: z.iso.datetime(),
  plannedEnd: z.iso.datetime(),
  /** The stations asked to hold this day too, and what each says to it. */
  partners: z.array(z.object({ stationId: z.uuid(), name: z.string(), state: PartnerState })),
})

export const SeriesView = z.object({
  id: z.uuid(),
  stationId: z.uuid(),
  stationName: z.string(),
  studioId: z.uuid().nullable(),
  title: z.string(),
  kind: SessionKind,
  theme: SessionTheme.nullable(),
  weekday: z.int(),
  startsAt: TimeOfDay,
  minutes: z.int(),
  setupBeforeMinutes: z.int(),
  setupAfterMinutes: z.int(),
  holdsFirstQuestions: z.boolean(),
  fromDay: z.iso.date(),
  untilDay: z.iso.date(),
  endedAt: z.iso.datetime().nullable(),
  sessions: z.array(SeriesSession),
})
export type SeriesView = z.infer<typeof SeriesView>

/** A series that was moved: the days its drafts have now, and what stays because it is approved or being looked at. */
export const MovedSeries = z.object({
  series: SeriesView,
  moved: z.array(SeriesDayView),
  stayed: z.array(SeriesSession),
})
export type MovedSeries = z.infer<typeof MovedSeries>
