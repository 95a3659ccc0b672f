import { z } from 'zod'
import { JobCard } from '../jobs/schema.ts'
import { JobTheme } from '../jobs/themes.ts'
import { line, optionalLine } from '../text.ts'

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

/** What a show is: jobs one by one, a walk through a factory, a quick round of many, questions to the office without an employer. */
export const SessionKind = z.enum(['recruiting', 'factory_walk', 'quick_round', 'policy_questions'])
export type SessionKind = z.infer<typeof SessionKind>

/** 专场: which jobs a show is about. */
export const SessionTheme = JobTheme
export type SessionTheme = z.infer<typeof SessionTheme>

/** 垫片: what stands on the screens while nobody is on air. */
export const Slate = z.enum(['intermission', 'technical'])
export type Slate = z.infer<typeof Slate>

/** What a segment is; only `employer` and `walk` belong to an employer, the others are the station's own. */
export const SegmentKind = z.enum(['opening', 'employer', 'walk', 'policy', 'break', 'closing'])
export type SegmentKind = z.infer<typeof SegmentKind>

export const SegmentState = z.enum(['waiting', 'running', 'done', 'skipped'])
export type SegmentState = z.infer<typeof SegmentState>

/** What speech differed from the card in: 口播偏差. */
export const DeviationField = z.enum([
  'pay',
  'pay_day',
  'hours',
  'rest',
  'board',
  'insurance',
  'place',
  'fees',
  'conditions',
  'other',
])
export type DeviationField = z.infer<typeof DeviationField>

/** 联办: how a station that a plan names stands to it. */
export const PartnerState = z.enum(['asked', 'accepted', 'declined', 'left'])
export type PartnerState = z.infer<typeof PartnerState>

export const PresenterState = z.enum(['off_air', 'on_air'])
export type PresenterState = z.infer<typeof PresenterState>

/** More than one can show in a segment; of a PDF every page counts. */
export const mostSlides = 20

/** Beside the one who presents. */
export const mostCoPresenters = 4

/** Of an employer's segment the owner presents unless somebody is named; of the station's own, whoever plans it. */
export const SegmentInput = z
  .strictObject({
    kind: SegmentKind.default('employer'),
    title: optionalLine(40),
    employerId: z.uuid().nullable().default(null),
    presenterPersonId: z.uuid().nullable().default(null),
    /** Those who present it too, each at a place of their own. */
    coPresenterPersonIds: z.array(z.uuid()).max(mostCoPresenters).optional(),
    minutes: z.int().min(1).max(240),
    jobIds: z.array(z.uuid()).max(30).default([]),
    /** Pictures and PDFs, in the order in which they are shown. */
    slideFileIds: z.array(z.uuid()).max(mostSlides).optional(),
  })
  .refine(({ kind, employerId }) => (kind === 'employer' || kind === 'walk') === (employerId !== null), {
    error: 'employer_of_segment',
    path: ['employerId'],
  })

export type SegmentInput = z.infer<typeof SegmentInput>

/** 流程单: who presents which jobs, in what order. Replaces the whole run of show. Without a presenter named, the employer's owner presents. */
export const SetRunOfShow = z.strictObject({ expectedVersion: z.int(), segments: z.array(SegmentInput).max(40) })
export type SetRunOfShow = z.infer<typeof SetRunOfShow>

export const Transition = z.strictObject({ expectedVersion: z.int().optional() })
export type Transition = z.infer<typeof Transition>

export const CancelSession = z.strictObject({ reason: line(200) })

/** What viewers are told of an emergency stop: something said, somebody's safety, the equipment. The reason itself stays inside. */
export const StopCause = z.enum(['speech', 'safety', 'technical'])
export type StopCause = z.infer<typeof StopCause>

export const EmergencyStop = z.strictObject({ reason: line(200), cause: StopCause.optional() })
export type EmergencyStop = z.infer<typeof EmergencyStop>

export const Reopen = z.strictObject({ reason: line(200) })
export const PinJob = z.strictObject({ jobId: z.uuid() })
export const Correct = z.strictObject({ text: line(200) })

export const PresenterView = z.object({
  id: z.uuid(),
  /** Null: somebody of the station itself. */
  employerId: z.uuid().nullable(),
  /** The employer's, or the station's. */
  name: z.string(),
  state: PresenterState,
})
export type PresenterView = z.infer<typeof PresenterView>

export const SegmentView = z.object({
  id: z.uuid(),
  kind: SegmentKind,
  /** What the planner calls it; may be empty. */
  title: z.string(),
  employerId: z.uuid().nullable(),
  employerName: z.string().nullable(),
  presenterId: z.uuid().nullable(),
  coPresenterIds: z.array(z.uuid()),
  minutes: z.int(),
  state: SegmentState,
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  jobs: z.array(JobCard),
  /** How many pictures the presenter has ready for it. */
  slides: z.int(),
})
export type SegmentView = z.infer<typeof SegmentView>

/** 口播偏差, as everyone may see it. */
export const DeviationView = z.object({
  id: z.uuid(),
  jobId: z.uuid().nullable(),
  field: DeviationField,
  /** What is true: what the card says. */
  text: z.string(),
  at: z.iso.datetime(),
})
export type DeviationView = z.infer<typeof DeviationView>

/** A line the host typed, for those who cannot hear. */
export const CaptionView = z.object({ text: z.string(), at: z.iso.datetime() })
export type CaptionView = z.infer<typeof CaptionView>

/** Who is on the call: a number in this show, never a name. */
export const GuestOnAir = z.object({ callId: z.uuid(), number: z.int() })
export type GuestOnAir = z.infer<typeof GuestOnAir>

/** A hand raised before a wall. */
export const HandView = z.object({ id: z.uuid(), place: z.string(), seat: z.string(), at: z.iso.datetime() })
export type HandView = z.infer<typeof HandView>

/** 问过的都算数: an answer that is part of what a job promises. */
export const PromiseLineView = z.object({
  jobId: z.uuid(),
  questionId: z.uuid(),
  question: z.string(),
  text: z.string(),
})
export type PromiseLineView = z.infer<typeof PromiseLineView>

/** A line in a programme. */
export const SessionSummary = z.object({
  id: z.uuid(),
  stationId: z.uuid(),
  stationName: z.string(),
  /** Stations that hold it together with its own: what they were asked, they accepted. */
  partnerIds: z.array(z.uuid()),
  title: z.string(),
  kind: SessionKind,
  theme: SessionTheme.nullable(),
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
  /** Every station that declared it; more than one in a joint show. */
  stations: z.array(z.object({ id: z.uuid(), name: z.string() })),
  version: z.int(),
  seq: z.int(),
  rehearsing: z.boolean(),
  /** Whether who is on air in it is recorded; everyone is told, before they watch or present. */
  recorded: z.boolean(),
  stopped: z.boolean(),
  /** Why it was stopped, as everyone may know it; null when it is not, or when nobody said. */
  stopCause: StopCause.nullable(),
  cancelReason: z.string().nullable(),
  holdsFirstQuestions: z.boolean(),
  presenters: z.array(PresenterView),
  segments: z.array(SegmentView),
  pinnedJobId: z.uuid().nullable(),
  correction: z.string().nullable(),
  slate: Slate.nullable(),
  deviations: z.array(DeviationView),
  /** The last twenty. */
  captions: z.array(CaptionView),
  guest: GuestOnAir.nullable(),
  hands: z.array(HandView),
  promises: z.array(PromiseLineView),
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
