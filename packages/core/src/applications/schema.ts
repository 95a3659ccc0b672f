import { z } from 'zod'
import { JobCard, Trade } from '../jobs/schema.ts'
import { line } from '../text.ts'

/** Six fields at most; age only as a yes to 已满16周岁. Never an ID number, photo, birth date, marriage, health or ethnicity. */
export const SeekerProfile = z.strictObject({
  name: line(20),
  town: line(30),
  trade: Trade,
  years: z.int().min(0).max(60),
  availableFrom: z.enum(['now', 'week', 'month', 'later']),
  over16: z.literal(true, { error: 'over16' }),
})
export type SeekerProfile = z.infer<typeof SeekerProfile>

/** One consent sheet, separate per recipient (PIPL 23): `employerIds` are the recipients the seeker saw and ticked. */
export const Consent = z.strictObject({
  agreed: z.literal(true, { error: 'must_agree' }),
  employerIds: z.array(z.uuid()).min(1).max(20),
  textVersion: z.string().max(40),
})
export type Consent = z.infer<typeof Consent>

/** The consent text in force; what a seeker agreed to is kept with this name. */
export const consentTextVersion = '2026-11'

export const Apply = z.strictObject({
  jobs: z
    .array(z.strictObject({ jobId: z.uuid(), revisionId: z.uuid() }))
    .min(1)
    .max(20)
    .refine((jobs) => new Set(jobs.map((job) => job.jobId)).size === jobs.length, { error: 'duplicate' }),
  profile: SeekerProfile,
  consent: Consent,
  sessionId: z.uuid().nullable().default(null),
})
export type Apply = z.infer<typeof Apply>

export const ApplicationState = z.enum([
  'submitted',
  'viewed',
  'contacted',
  'invited',
  'arrived',
  'signed',
  'day7',
  'day30',
  'day90',
  'refused',
  'withdrawn',
  'unreachable',
  'job_full',
])
export type ApplicationState = z.infer<typeof ApplicationState>

export const ActOnApplication = z.strictObject({
  expectedVersion: z.int().optional(),
  reason: z.string().trim().max(200).optional(),
})
export type ActOnApplication = z.infer<typeof ActOnApplication>

/** What the seeker sees: the job as it was when applied for, where it stands, by when something must happen. */
export const MyApplicationView = z.object({
  id: z.uuid(),
  job: JobCard,
  state: ApplicationState,
  version: z.int(),
  appliedAt: z.iso.datetime(),
  answerDueAt: z.iso.datetime().nullable(),
  reason: z.string().nullable(),
})
export type MyApplicationView = z.infer<typeof MyApplicationView>

/**
 * What the employer sees. The phone stays masked until revealed, and each reveal is in the trail. After a withdrawal
 * both are null, as they are for staff, to whom the seeker gave no consent.
 */
export const ApplicationView = z.object({
  id: z.uuid(),
  jobId: z.uuid(),
  jobTitle: z.string(),
  revisionId: z.uuid(),
  sessionId: z.uuid().nullable(),
  state: ApplicationState,
  version: z.int(),
  appliedAt: z.iso.datetime(),
  answerDueAt: z.iso.datetime().nullable(),
  reason: z.string().nullable(),
  phone: z.string().nullable(),
  profile: SeekerProfile.nullable(),
})
export type ApplicationView = z.infer<typeof ApplicationView>

export const PhoneRevealView = z.object({ phone: z.string() })
export type PhoneRevealView = z.infer<typeof PhoneRevealView>

/** A job's applicants, newest first. */
export const ApplicationSearch = z.strictObject({
  state: ApplicationState.optional(),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type ApplicationSearch = z.infer<typeof ApplicationSearch>

/** What was last sent with an application, so that the next one is one tap; null before the first. */
export const MyProfileView = z.object({ profile: SeekerProfile.nullable() })
export type MyProfileView = z.infer<typeof MyProfileView>

/** For the staff who follow applications up: what an employer has owed an answer to for too long. Nobody's name. */
export const OverdueView = z.object({
  id: z.uuid(),
  jobId: z.uuid(),
  jobTitle: z.string(),
  employerId: z.uuid(),
  employerName: z.string(),
  stationId: z.uuid(),
  appliedAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
})
export type OverdueView = z.infer<typeof OverdueView>

export const OverdueSearch = z.strictObject({
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type OverdueSearch = z.infer<typeof OverdueSearch>
