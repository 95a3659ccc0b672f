import { z } from 'zod'
import { line } from '../text.ts'

export const ReviewSubject = z.enum(['employer', 'job', 'session_plan', 'appeal'])
export type ReviewSubject = z.infer<typeof ReviewSubject>

export const ReviewState = z.enum([
  'submitted',
  'claimed',
  'approved',
  'returned',
  'rejected',
  'suspended',
  'appealed',
  'upheld',
  'overturned',
])
export type ReviewState = z.infer<typeof ReviewState>

export const ReviewPart = z.enum(['qualification', 'rules', 'job', 'pay', 'plan'])
export type ReviewPart = z.infer<typeof ReviewPart>

/** The parts each subject is judged by: 资质, 管理制度 for a file; 岗位, 薪资 for a job. */
export const partsOf: Record<ReviewSubject, readonly ReviewPart[]> = {
  employer: ['qualification', 'rules'],
  job: ['job', 'pay'],
  session_plan: ['plan'],
  appeal: [],
}

export const ReasonCode = z.enum([
  'complete_and_true',
  'licence_unreadable',
  'licence_lapsed',
  'credit_code_mismatch',
  'rules_unlawful',
  'rules_incomplete',
  'discrimination',
  'fees',
  'pay_not_named',
  'pay_below_minimum',
  'pay_exaggerated',
  'hours_unlawful',
  'insurance_missing',
  'probation_unlawful',
  'contact_in_text',
  'missing_information',
  'plan_unready',
  'false_information',
  'not_qualified',
  'other',
])
export type ReasonCode = z.infer<typeof ReasonCode>

export const PartVerdict = z.strictObject({
  result: z.enum(['pass', 'return']),
  reasonCode: ReasonCode.optional(),
  article: z.string().trim().max(100).optional(),
  note: z.string().trim().max(500).optional(),
})
export type PartVerdict = z.infer<typeof PartVerdict>

export const Decision = z.enum(['approve', 'return', 'reject'])
export type Decision = z.infer<typeof Decision>

/** A decision on exactly the revision the case points at, seen at `expectedVersion`. */
export const Decide = z.strictObject({
  expectedVersion: z.int(),
  decision: Decision,
  parts: z.partialRecord(ReviewPart, PartVerdict).default({}),
  reasonCode: ReasonCode,
  publicNote: z.string().trim().max(1000).default(''),
  internalNote: z.string().trim().max(1000).default(''),
})
export type Decide = z.infer<typeof Decide>

/** Takes a case off the queue for 15 minutes; again by the holder renews it. With a reason, a lead takes it over from whoever holds it. */
export const ClaimCase = z.strictObject({ takeOverReason: line(200).optional() })
export type ClaimCase = z.infer<typeof ClaimCase>

/** Suspends what was approved, or reinstates it: a lead's act, always with its reason. */
export const SuspendCase = z.strictObject({
  expectedVersion: z.int(),
  reasonCode: ReasonCode,
  publicNote: line(1000),
  internalNote: z.string().trim().max(1000).default(''),
})
export type SuspendCase = z.infer<typeof SuspendCase>

/** The employer's owner objects to a rejection. */
export const Appeal = z.strictObject({ expectedVersion: z.int(), statement: line(1000) })
export type Appeal = z.infer<typeof Appeal>

/** An appeal is answered by somebody who did not decide the case: `overturn` gives the revision force. */
export const DecideAppeal = SuspendCase.extend({ decision: z.enum(['uphold', 'overturn']) })
export type DecideAppeal = z.infer<typeof DecideAppeal>

export const ReviewSearch = z.strictObject({
  state: ReviewState.optional(),
  subject: ReviewSubject.optional(),
  mine: z.enum(['true']).optional(),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type ReviewSearch = z.infer<typeof ReviewSearch>

/** A row of the queue. */
export const ReviewCaseView = z.object({
  id: z.uuid(),
  subject: ReviewSubject,
  subjectId: z.uuid(),
  revisionId: z.uuid(),
  revisionNumber: z.int(),
  title: z.string(),
  stationId: z.uuid(),
  state: ReviewState,
  version: z.int(),
  submittedAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  claimedBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  claimedUntil: z.iso.datetime().nullable(),
  mine: z.boolean(),
  submittedByMe: z.boolean(),
})
export type ReviewCaseView = z.infer<typeof ReviewCaseView>

export const ReviewEventView = z.object({
  seq: z.int(),
  action: z.string(),
  fromState: ReviewState.nullable(),
  toState: ReviewState,
  actorName: z.string(),
  reasonCode: z.string().nullable(),
  publicNote: z.string(),
  internalNote: z.string(),
  parts: z.record(z.string(), z.unknown()),
  revisionId: z.uuid(),
  at: z.iso.datetime(),
})
export type ReviewEventView = z.infer<typeof ReviewEventView>

/** The whole case: what was submitted, what it looked like when last approved, the evidence, the history. */
export const ReviewCaseDetailView = ReviewCaseView.extend({
  content: z.record(z.string(), z.unknown()),
  approvedContent: z.record(z.string(), z.unknown()).nullable(),
  employerName: z.string().nullable(),
  evidence: z.array(z.object({ label: z.string(), mediaType: z.string(), url: z.string() })),
  history: z.array(ReviewEventView),
})
export type ReviewCaseDetailView = z.infer<typeof ReviewCaseDetailView>
