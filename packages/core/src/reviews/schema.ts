import { z } from 'zod'
import { NamedFinding } from '../checks/named-finding.ts'
import { line, optionalLine } from '../text.ts'
import { FindingMarkView } from './finding-marks.ts'
import { FoundRule } from './found-rule.ts'

/** What can be reviewed. An appeal is none of its own: it goes on in the case it is about, as the state `appealed`. */
export const ReviewSubject = z.enum(['employer', 'job', 'session_plan'])
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
  /** Proposed, and without effect until a second person signs it. */
  'awaiting_signature',
])
export type ReviewState = z.infer<typeof ReviewState>

export const ReviewPart = z.enum(['qualification', 'rules', 'job', 'pay', 'plan'])
export type ReviewPart = z.infer<typeof ReviewPart>

/** The parts each subject is judged by: 资质, 管理制度 for a file; 岗位, 薪资 for a job. */
export const partsOf: Record<ReviewSubject, readonly ReviewPart[]> = {
  employer: ['qualification', 'rules'],
  job: ['job', 'pay'],
  session_plan: ['plan'],
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
  'overtime_underpaid',
  'insurance_missing',
  'probation_unlawful',
  'minors_unprotected',
  'contact_in_text',
  'missing_information',
  'plan_unready',
  'false_information',
  'not_qualified',
  'other',
])
export type ReasonCode = z.infer<typeof ReasonCode>

/** At most this many fields of a part go back by name. */
export const mostFields = 40

/** One field that is to be mended, by its dotted path, and what is wrong with just this one. */
export const FieldVerdict = z.strictObject({ field: z.string().min(1).max(60), note: optionalLine(200) })
export type FieldVerdict = z.infer<typeof FieldVerdict>

export const PartVerdict = z.strictObject({
  result: z.enum(['pass', 'return']),
  reasonCode: ReasonCode.optional(),
  article: z.string().trim().max(100).optional(),
  note: z.string().trim().max(500).optional(),
  /** What exactly goes back; a part of before fields could be named says nothing of them. */
  fields: z.array(FieldVerdict).max(mostFields).optional(),
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

/** The heaviest thing the checks find in a revision; `none` when they find nothing. */
export const ReviewWeight = z.enum(['block', 'return', 'flag', 'none'])
export type ReviewWeight = z.infer<typeof ReviewWeight>

const only = z.enum(['true']).optional()

/** What the queue is filtered by; all of it must hold. */
export const ReviewFilter = z.strictObject({
  state: ReviewState.optional(),
  subject: ReviewSubject.optional(),
  /** Those I hold. */
  mine: only,
  /** Those that wait for staff beyond the promised time. */
  overdue: only,
  station: z.uuid().optional(),
  weight: ReviewWeight.optional(),
  /** Those this person holds. */
  holder: z.uuid().optional(),
  /** Approved ones in which a second look came to another answer, until a lead has settled that. */
  differs: only,
  /** Approved ones in which a rule or rate that came later finds something, until that is mended or suspended. */
  outdated: only,
  /** Part of the title. */
  q: z.string().trim().max(60).optional(),
})
export type ReviewFilter = z.infer<typeof ReviewFilter>

export const ReviewSearch = ReviewFilter.extend({
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type ReviewSearch = z.infer<typeof ReviewSearch>

/** Keeps a filter under a name of one's own; the same name again replaces it. */
export const SaveFilter = z.strictObject({ name: line(20), filter: ReviewFilter })
export type SaveFilter = z.infer<typeof SaveFilter>

export const SavedFilterView = z.object({ id: z.uuid(), name: z.string(), filter: ReviewFilter })
export type SavedFilterView = z.infer<typeof SavedFilterView>

/** How many filters one person keeps. */
export const mostFilters = 20

const By = z.object({ id: z.uuid(), name: z.string() })

/** What waits for a second signature, and whose word it is so far. */
export const ProposedAction = z.enum(['approve', 'reinstate', 'uphold', 'overturn'])
export type ProposedAction = z.infer<typeof ProposedAction>

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
  /** Waits for staff, and the promised time is over. */
  overdue: z.boolean(),
  claimedBy: By.nullable(),
  claimedUntil: z.iso.datetime().nullable(),
  mine: z.boolean(),
  /** Handed in by me, this revision or an earlier one, or by a company I act for: not mine to decide. */
  submittedByMe: z.boolean(),
  /** I made the decision that stands: an appeal against it, or its signature, is for somebody else. */
  decidedByMe: z.boolean(),
  /** How many findings of each action; null for a moment after it came in. Those of the case itself are newer. */
  findings: z.object({ block: z.int(), return: z.int(), flag: z.int() }).nullable(),
  proposal: z.object({ action: ProposedAction, by: By, byMe: z.boolean() }).nullable(),
  /** A second look came to another answer, and no lead has settled that yet. */
  differs: z.boolean(),
  /** In force, and found wanting by a rule or rate that came later: until when its owner was asked to mend it. */
  mendBy: z.iso.datetime().nullable(),
})
export type ReviewCaseView = z.infer<typeof ReviewCaseView>

/** How many there are of what somebody should know about whatever they filter the queue by. */
export const QueueCountsView = z.object({ outdated: z.int().nonnegative() })
export type QueueCountsView = z.infer<typeof QueueCountsView>

/** Claims up to 50 cases at once; each by itself, so that one that is taken spoils none of the others. */
export const ClaimCases = z.strictObject({ ids: z.array(z.uuid()).min(1).max(50) })
export type ClaimCases = z.infer<typeof ClaimCases>

/** What became of one of them: the case when it is mine now, or why not. */
export const ClaimedView = z.object({
  id: z.uuid(),
  claimed: ReviewCaseView.nullable(),
  problem: z.object({ code: z.string(), title: z.string() }).nullable(),
})
export type ClaimedView = z.infer<typeof ClaimedView>

/** A second person puts their name to what is proposed: now it has effect. */
export const SignProposal = z.strictObject({ expectedVersion: z.int(), note: optionalLine(1000) })
export type SignProposal = z.infer<typeof SignProposal>

/** A second person does not, and says why: all is as it was before. */
export const DeclineProposal = z.strictObject({ expectedVersion: z.int(), reason: line(1000) })
export type DeclineProposal = z.infer<typeof DeclineProposal>

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

/** Something a reviewer must know that the revision does not say, in the reader's language. `code` is the rule or cause. */
export const ReviewNote = z.object({
  code: FoundRule,
  blocks: z.boolean(),
  field: z.string(),
  basis: z.string(),
  message: z.string(),
})
export type ReviewNote = z.infer<typeof ReviewNote>

/** The last word on something, as whoever handed it in may know it. */
export const LastDecision = z.object({
  decision: z.string(),
  /** The revision it was about. */
  revisionId: z.uuid(),
  publicNote: z.string(),
  parts: z.record(z.string(), z.unknown()),
  at: z.iso.datetime(),
})
export type LastDecision = z.infer<typeof LastDecision>

/** A field that was sent back, with what was said of it. */
export const AskedField = z.object({ part: ReviewPart, field: z.string(), note: z.string() })
export type AskedField = z.infer<typeof AskedField>

/** An earlier revision beside the one in hand, and the paths of what differs, such as `pay.baseFen` or `rules.fines`. */
export const ComparedTo = z.object({
  /** `returned`: what was last returned, so that only what was mended is read again; `approved`: what is in force. */
  as: z.enum(['returned', 'approved']),
  content: z.record(z.string(), z.unknown()),
  changed: z.array(z.string()),
  /** The fields that were sent back by name; of what is in force, none. */
  asked: z.array(AskedField),
})
export type ComparedTo = z.infer<typeof ComparedTo>

/** The whole case: what was submitted, what it looked like when last approved, the evidence, the history. */
export const ReviewCaseDetailView = ReviewCaseView.extend({
  content: z.record(z.string(), z.unknown()),
  approvedContent: z.record(z.string(), z.unknown()).nullable(),
  comparedTo: ComparedTo.nullable(),
  employerName: z.string().nullable(),
  /** Each stored file, and the field by which it can be sent back. */
  evidence: z.array(
    z.object({
      label: z.string(),
      field: z.string().nullable(),
      mediaType: z.string(),
      url: z.string(),
      pages: z.int().nullable(),
    }),
  ),
  notes: z.array(ReviewNote),
  /** The codes of the notes that make an approval wait for a second signature; empty when one person is enough. */
  signatureFor: z.array(z.string()),
  /** Findings of this revision that whoever handed it in says are wrong; a reviewer judges. */
  objections: z.array(NamedFinding),
  /** Findings of this revision that somebody marked as wrong. */
  marks: z.array(FindingMarkView),
  history: z.array(ReviewEventView),
})
export type ReviewCaseDetailView = z.infer<typeof ReviewCaseDetailView>
