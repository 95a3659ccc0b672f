import { z } from 'zod'
import { RuleName } from '../checks/schema.ts'
import { Insurance } from '../employers/schema.ts'
import { LastDecision } from '../reviews/schema.ts'
import { line, optionalLine } from '../text.ts'
import { byOperations } from './operations.ts'
import { CardPay, mostOperations, Operation, Pay, PayScheme, PriceSource } from './pay-schema.ts'
import { JobTheme } from './themes.ts'
import { trades } from './trades.ts'

export { mostOperations, Operation, Pay, PayScheme, PriceSource, StatedIntake } from './pay-schema.ts'

export const Trade = z.enum(trades)
export type Trade = z.infer<typeof Trade>

export const Hours = z.strictObject({
  perDay: z.number().min(1).max(16),
  daysPerWeek: z.number().min(1).max(7),
  overtimePerMonth: z.number().min(0).max(200).default(0),
  overtimePieceMultiplier: z.number().min(0).max(5).nullable().default(null),
})
export type Hours = z.infer<typeof Hours>

export const RuleException = z.strictObject({
  rule: RuleName,
  code: z.enum([
    'womens_protected_work',
    'named_support_programme',
    'statutory_health_requirement',
    'statutory_physical_requirement',
  ]),
  reason: line(200),
})

export const Benefit = z.enum([
  'dormitory',
  'couples_room',
  'meals',
  'school_run',
  'full_attendance',
  'seniority',
  'novices_welcome',
  'shuttle',
])
export type Benefit = z.infer<typeof Benefit>

/** A complete job as reviewed and shown: what a revision holds. The same names as `POST /api/checks/job` takes. */
export const JobContent = z.strictObject({
  title: line(40),
  trade: Trade,
  description: line(2000),
  place: line(100),
  headcount: z.int().min(1).max(1000),
  conditions: line(500),
  validUntil: z.iso.date(),
  employment: z.enum(['full_time', 'part_time']).default('full_time'),
  contractMonths: z.int().min(1).max(120).nullable().default(null),
  probationMonths: z.int().min(0).max(12).default(0),
  probationPayPercent: z.int().min(0).max(100).nullable().default(null),
  pay: Pay.refine((pay) => pay.advertisedMaxFen === 0 || pay.advertisedMaxFen >= pay.advertisedMinFen, {
    error: 'max_below_min',
    path: ['advertisedMaxFen'],
  }).refine(hasItsAmounts, { error: 'pay_fields', path: ['scheme'] }),
  hours: Hours,
  shift: optionalLine(80),
  insurance: z.array(Insurance).max(5).default([]),
  benefits: z.array(Benefit).max(8).default([]),
  exceptions: z.array(RuleException).max(8).default([]),
  ageReason: z.string().trim().max(200).nullable().default(null),
})
export type JobContent = z.infer<typeof JobContent>

function hasItsAmounts(pay: Pay): boolean {
  const pieces = pay.pieceRateMilliyuan > 0 && pay.piecesPerHour > 0
  switch (pay.scheme) {
    case 'piece':
      return pieces
    case 'piece_with_floor':
      return pieces && pay.floorFen > 0
    case 'piece_plus_base':
      return pieces && pay.baseFen > 0
    default:
      return pay.baseFen > 0
  }
}

/** An operation being written. */
export const DraftOperation = z
  .strictObject({
    name: z.string().max(30),
    priceMilliyuan: z.int().nullable(),
    piecesPerHour: z.int().nullable(),
    source: PriceSource.nullable(),
  })
  .partial()
export type DraftOperation = z.infer<typeof DraftOperation>

/** A job being written. Unknown keys are refused; everything may be missing. */
export const JobDraft = z
  .strictObject({
    title: z.string().max(40),
    trade: Trade,
    description: z.string().max(2000),
    place: z.string().max(100),
    headcount: z.int().nullable(),
    conditions: z.string().max(500),
    validUntil: z.iso.date().nullable(),
    employment: z.enum(['full_time', 'part_time']),
    contractMonths: z.int().nullable(),
    probationMonths: z.int().nullable(),
    probationPayPercent: z.int().nullable(),
    pay: z
      .strictObject({
        scheme: PayScheme,
        baseFen: z.int().nullable(),
        floorFen: z.int().nullable(),
        pieceRateMilliyuan: z.int().nullable(),
        piecesPerHour: z.int().nullable(),
        advertisedMinFen: z.int().nullable(),
        advertisedMaxFen: z.int().nullable(),
        payDay: z.int().nullable(),
        operations: z.array(DraftOperation).max(mostOperations),
        lastIntake: z
          .strictObject({
            medianFen: z.int().nullable(),
            answers: z.int().nullable(),
            month: z.string().max(7).nullable(),
          })
          .partial()
          .nullable(),
      })
      .partial()
      .overwrite(byOperations),
    hours: z
      .strictObject({
        perDay: z.number().nullable(),
        daysPerWeek: z.number().nullable(),
        overtimePerMonth: z.number().nullable(),
        overtimePieceMultiplier: z.number().nullable(),
      })
      .partial(),
    shift: z.string().max(80),
    insurance: z.array(Insurance).max(5),
    benefits: z.array(Benefit).max(8),
    exceptions: z.array(RuleException).max(8),
    ageReason: z.string().max(200).nullable(),
  })
  .partial()
export type JobDraft = z.infer<typeof JobDraft>

export const CreateJob = z.strictObject({ employerId: z.uuid(), draft: JobDraft })
export type CreateJob = z.infer<typeof CreateJob>

export const SaveJobDraft = z.strictObject({ expectedVersion: z.int(), draft: JobDraft })
export type SaveJobDraft = z.infer<typeof SaveJobDraft>

/** The steps of a member that need nothing but the version they saw. */
export const StepJob = z.strictObject({ expectedVersion: z.int() })
export type StepJob = z.infer<typeof StepJob>

export const JobState = z.enum([
  'draft',
  'in_review',
  'returned',
  'rejected',
  'published',
  /** Taken down while a newer revision that offers less is looked at. */
  'paused',
  /** 停招: the employer takes nobody for now. */
  'stopped',
  'full',
  /** Out of sight, since its employer did not say that it still stands. */
  'unconfirmed',
  'expired',
  'withdrawn',
  /** A lead took it down; whatever else happens to the job, only a reinstatement brings it back. */
  'suspended',
])
export type JobState = z.infer<typeof JobState>

/** The job as its employer sees it, draft and all. */
export const JobView = z.object({
  id: z.uuid(),
  employerId: z.uuid(),
  state: JobState,
  version: z.int(),
  draft: JobDraft,
  publishedRevisionId: z.uuid().nullable(),
  remaining: z.int().nullable(),
  /** 待确认: until when its employer should say that the job still stands; null while nobody asks. */
  confirmBy: z.iso.datetime().nullable(),
  applications: z.int(),
  /** Applications to which the employer still owes an answer. */
  unanswered: z.int(),
  /** The rejected case its employer's owner may still appeal, before `until`. */
  appealable: z.object({ caseId: z.uuid(), version: z.int(), until: z.iso.datetime() }).nullable(),
  /** Whether reviewers take a revision now: they look at none, and no rejection can still be appealed. */
  takesRevision: z.boolean(),
  /** A rule or rate that came later finds something in what is in force: until when its owner is asked to mend it. */
  mendBy: z.iso.datetime().nullable(),
  openCaseId: z.uuid().nullable(),
  answerDueAt: z.iso.datetime().nullable(),
  lastDecision: LastDecision.nullable(),
})
export type JobView = z.infer<typeof JobView>

/** The same on its own page, with the revision that was last returned, as handed in; null while none waits to be mended. */
export const JobFileView = JobView.extend({ returnedContent: z.record(z.string(), z.unknown()).nullable() })
export type JobFileView = z.infer<typeof JobFileView>

/** 岗位卡: what is offered, from one verified revision; read in three seconds. */
export const JobCard = z.object({
  id: z.uuid(),
  revisionId: z.uuid(),
  employerId: z.uuid(),
  employerName: z.string(),
  verifiedUntil: z.iso.datetime().nullable(),
  title: z.string(),
  trade: Trade,
  place: z.string(),
  remaining: z.int(),
  pay: CardPay,
  lawfulMonthlyFloorFen: z.int().nullable(),
  lawfulWithOvertimeFen: z.int().nullable(),
  shift: z.string(),
  hours: Hours,
  insurance: z.array(Insurance),
  benefits: z.array(Benefit),
  validUntil: z.iso.date(),
  state: JobState,
})
export type JobCard = z.infer<typeof JobCard>

/** The card with the whole text. */
export const JobPublicView = JobCard.extend({
  operations: z.array(Operation),
  description: z.string(),
  conditions: z.string(),
  employment: z.enum(['full_time', 'part_time']),
  contractMonths: z.int().nullable(),
  probationMonths: z.int(),
  probationPayPercent: z.int().nullable(),
})
export type JobPublicView = z.infer<typeof JobPublicView>

export const JobSearch = z.strictObject({
  q: z.string().trim().max(40).optional(),
  trade: Trade.optional(),
  benefit: Benefit.optional(),
  /** What fits a themed show. */
  theme: JobTheme.optional(),
  scheme: PayScheme.optional(),
  employerId: z.uuid().optional(),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})
export type JobSearch = z.infer<typeof JobSearch>
