import { z } from 'zod'
import { TrackSource } from '../media/schema.ts'
import { SessionState } from '../sessions/schema.ts'

/** Something that happened in a show, as the trail tells it. */
export const Happening = z.object({
  at: z.iso.datetime(),
  /** How far into the show, in ms; null before it began. */
  atMs: z.int().nullable(),
  /** An action of the trail, or of the one who fell. */
  action: z.string(),
  actorName: z.string().nullable(),
  subjectKind: z.string(),
  /** What it was about, in its own words: a job, a question, a company, a typed line. */
  about: z.string().nullable(),
  /** Why, where somebody had to say so. */
  reason: z.string().nullable(),
})
export type Happening = z.infer<typeof Happening>

/** What the media server received of one track, and when it came in without a picture or sound. */
export const Presence = z.object({
  presenterId: z.uuid().nullable(),
  name: z.string(),
  source: TrackSource,
  from: z.iso.datetime(),
  /** Null while it still comes in. */
  to: z.iso.datetime().nullable(),
  muted: z.array(z.object({ from: z.iso.datetime(), to: z.iso.datetime().nullable() })),
})
export type Presence = z.infer<typeof Presence>

/** What is left to do after a show. `dueAt` is when the first of them should have been done. */
export const LeftToDo = z.object({
  kind: z.enum(['held_questions', 'unanswered_questions', 'open_deviations', 'explained_deviations']),
  count: z.int().positive(),
  dueAt: z.iso.datetime().nullable(),
})
export type LeftToDo = z.infer<typeof LeftToDo>

/** A show minute by minute, for the staff of its station. */
export const TimelineView = z.object({
  sessionId: z.uuid(),
  stationId: z.uuid(),
  title: z.string(),
  state: SessionState,
  plannedStart: z.iso.datetime(),
  plannedEnd: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  happenings: z.array(Happening),
  presences: z.array(Presence),
  /** Open screens, at most a point every half minute: the highest of it. */
  viewers: z.array(z.object({ at: z.iso.datetime(), viewers: z.int() })),
  applications: z.object({
    perMinute: z.array(z.object({ minute: z.iso.datetime(), count: z.int() })),
    perJob: z.array(z.object({ jobId: z.uuid(), title: z.string(), count: z.int() })),
  }),
  /** As the ledger measures it; null before the show. */
  airtime: z
    .object({
      airtimeMs: z.int(),
      counted: z.boolean(),
      reason: z.enum(['rehearsal', 'too_short', 'no_picture']).nullable(),
      stretches: z.array(z.tuple([z.iso.datetime({ offset: true }), z.iso.datetime({ offset: true })])),
      minSessionMs: z.int(),
    })
    .nullable(),
  toDo: z.array(LeftToDo),
})
export type TimelineView = z.infer<typeof TimelineView>
