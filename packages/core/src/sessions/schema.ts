import { z } from 'zod'
import { JobCard } from '../jobs/schema.ts'
import { line } from '../text.ts'

export const SessionState = z.enum([
  'draft',
  'in_review',
  'scheduled',
  'live',
  'interrupted',
  'ended',
  'sealed',
  'cancelled',
])
export type SessionState = z.infer<typeof SessionState>

export const PresenterState = z.enum(['off_air', 'on_air'])
export type PresenterState = z.infer<typeof PresenterState>

export const CreateSession = z
  .strictObject({
    stationId: z.uuid(),
    studioId: z.uuid().nullable().default(null),
    title: line(60),
    plannedStart: z.iso.datetime({ offset: true }),
    plannedEnd: z.iso.datetime({ offset: true }),
    holdsFirstQuestions: z.boolean().default(false),
  })
  .refine((session) => Date.parse(session.plannedEnd) > Date.parse(session.plannedStart), {
    error: 'end_before_start',
    path: ['plannedEnd'],
  })
export type CreateSession = z.infer<typeof CreateSession>

export const SegmentInput = z.strictObject({
  employerId: z.uuid(),
  presenterPersonId: z.uuid().nullable().default(null),
  minutes: z.int().min(1).max(240),
  jobIds: z.array(z.uuid()).max(30),
})

export type SegmentInput = z.infer<typeof SegmentInput>

/** 流程单: who presents which jobs, in what order. Replaces the whole run of show. Without a presenter named, the employer's owner presents. */
export const SetRunOfShow = z.strictObject({ expectedVersion: z.int(), segments: z.array(SegmentInput).max(40) })
export type SetRunOfShow = z.infer<typeof SetRunOfShow>

export const Transition = z.strictObject({ expectedVersion: z.int().optional() })
export type Transition = z.infer<typeof Transition>

export const CancelSession = z.strictObject({ reason: line(200) })
export const EmergencyStop = z.strictObject({ reason: line(200) })
export const Reopen = z.strictObject({ reason: line(200) })
export const PinJob = z.strictObject({ jobId: z.uuid() })
export const Correct = z.strictObject({ text: line(200) })

export const PresenterView = z.object({
  id: z.uuid(),
  employerId: z.uuid(),
  employerName: z.string(),
  state: PresenterState,
})
export type PresenterView = z.infer<typeof PresenterView>

export const SegmentView = z.object({
  id: z.uuid(),
  employerId: z.uuid(),
  employerName: z.string(),
  presenterId: z.uuid().nullable(),
  minutes: z.int(),
  jobs: z.array(JobCard),
})
export type SegmentView = z.infer<typeof SegmentView>

/** A line in a programme. */
export const SessionSummary = z.object({
  id: z.uuid(),
  stationId: z.uuid(),
  stationName: z.string(),
  title: z.string(),
  state: SessionState,
  plannedStart: z.iso.datetime(),
  plannedEnd: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  employerNames: z.array(z.string()),
  jobCount: z.int(),
})
export type SessionSummary = z.infer<typeof SessionSummary>

/** Everything a session page needs at one point of the event stream: `seq` is where to go on reading. */
export const SessionView = SessionSummary.extend({
  studioName: z.string().nullable(),
  version: z.int(),
  seq: z.int(),
  rehearsing: z.boolean(),
  stopped: z.boolean(),
  cancelReason: z.string().nullable(),
  holdsFirstQuestions: z.boolean(),
  presenters: z.array(PresenterView),
  segments: z.array(SegmentView),
  pinnedJobId: z.uuid().nullable(),
  correction: z.string().nullable(),
})
export type SessionView = z.infer<typeof SessionView>

export const SessionSearch = z.strictObject({
  state: SessionState.optional(),
  stationId: z.uuid().optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type SessionSearch = z.infer<typeof SessionSearch>
