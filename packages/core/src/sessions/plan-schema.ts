import { z } from 'zod'
import { line } from '../text.ts'
import { PartnerState, SessionKind, SessionState, SessionTheme } from './schema.ts'

/** How long somebody may need to put lamps up or to clear away. */
const Setup = z.int().min(0).max(240)

/** What a session and a series of them are planned by, beside their hours. */
export const planned = {
  studioId: z.uuid().nullable().default(null),
  title: line(60),
  kind: SessionKind.default('recruiting'),
  theme: SessionTheme.nullable().default(null),
  /** The studio is taken for this long before and after; the show's own hours stay. */
  setupBeforeMinutes: Setup.default(0),
  setupAfterMinutes: Setup.default(0),
  holdsFirstQuestions: z.boolean().default(false),
}

const hours = {
  plannedStart: z.iso.datetime({ offset: true }),
  plannedEnd: z.iso.datetime({ offset: true }),
}

/** 联办: other stations that are asked to hold it together with its own; of a series, each of its days. Left out: as they are. */
export const partnerIds = z.array(z.uuid()).max(9).optional()

const longestMs = 12 * 3_600_000

/** Ends after it begins, and within half a day. */
function ordered({ value, issues }: z.core.ParsePayload<{ plannedStart: string; plannedEnd: string }>): void {
  const ms = Date.parse(value.plannedEnd) - Date.parse(value.plannedStart)
  if (ms > 0 && ms <= longestMs) return
  const message = ms > 0 ? 'show_too_long' : 'end_before_start'
  issues.push({ code: 'custom', input: value, message, path: ['plannedEnd'] })
}

export const CreateSession = z.strictObject({ stationId: z.uuid(), ...planned, ...hours, partnerIds }).check(ordered)
export type CreateSession = z.infer<typeof CreateSession>

/** The plan's basics anew, all of them. Of an approved one only its studio and the time to set up may differ. */
export const ReplanSession = z
  .strictObject({ expectedVersion: z.int(), ...planned, ...hours, partnerIds })
  .check(ordered)
export type ReplanSession = z.infer<typeof ReplanSession>

/** 联办: a station that was asked joins with a studio of its own, a host of its own, or both. Counted for it like its own. */
export const JoinSession = z
  .strictObject({
    stationId: z.uuid(),
    studioId: planned.studioId,
    setupBeforeMinutes: planned.setupBeforeMinutes,
    setupAfterMinutes: planned.setupAfterMinutes,
    hostId: z.uuid().nullable().default(null),
    /** The hours of the show as whoever says yes read them: changed meanwhile, they are looked at anew. */
    plannedStart: hours.plannedStart.optional(),
    plannedEnd: hours.plannedEnd.optional(),
  })
  .refine(({ studioId, hostId }) => studioId !== null || hostId !== null, {
    error: 'joint_needs_own',
    path: ['studioId'],
  })
export type JoinSession = z.infer<typeof JoinSession>

/** Back to a draft: what was approved has to change, and is looked at anew. */
export const WithdrawSession = z.strictObject({ expectedVersion: z.int(), reason: line(200) })
export type WithdrawSession = z.infer<typeof WithdrawSession>

/** The basics of a plan, for its station's staff. */
export const SessionBasics = z.object({
  id: z.uuid(),
  version: z.int(),
  state: SessionState,
  stationId: z.uuid(),
  studioId: z.uuid().nullable(),
  title: z.string(),
  kind: SessionKind,
  theme: SessionTheme.nullable(),
  plannedStart: z.iso.datetime(),
  plannedEnd: z.iso.datetime(),
  setupBeforeMinutes: z.int(),
  setupAfterMinutes: z.int(),
  holdsFirstQuestions: z.boolean(),
  /** The other stations it names, and what they say to it. */
  partners: z.array(z.object({ stationId: z.uuid(), name: z.string(), state: PartnerState, askedAgain: z.boolean() })),
  /** The series it comes from, and the day it stands for there. */
  seriesId: z.uuid().nullable(),
  seriesDay: z.iso.date().nullable(),
})
export type SessionBasics = z.infer<typeof SessionBasics>
