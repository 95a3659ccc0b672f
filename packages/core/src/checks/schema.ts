import { z } from 'zod'
import { RuleName } from './rule-name.ts'

export { RuleName }

export const ExceptionCode = z.enum([
  'womens_protected_work',
  'named_support_programme',
  'statutory_health_requirement',
  'statutory_physical_requirement',
])
export type ExceptionCode = z.infer<typeof ExceptionCode>

export const Employment = z.enum(['full_time', 'part_time'])
export type Employment = z.infer<typeof Employment>

export const PayScheme = z.enum([
  'monthly',
  'daily',
  'hourly',
  'piece',
  'piece_with_floor',
  'piece_plus_base',
  'base_plus_commission',
])
export type PayScheme = z.infer<typeof PayScheme>

/** What a form holds before it is filled in: nothing, null or the empty string. */
const blank = z.literal('')
const text = z.string().nullish()
const amount = z.union([z.int(), blank]).nullish()
const quantity = z.union([z.number(), blank]).nullish()

/** Money in whole fen, the piece price in thousandths of a yuan. */
export const JobPay = z.object({
  scheme: z.union([PayScheme, blank]).nullish(),
  baseFen: amount,
  floorFen: amount,
  pieceRateMilliyuan: amount,
  piecesPerHour: quantity,
  advertisedMinFen: amount,
  advertisedMaxFen: amount,
  payDay: amount,
})
export type JobPay = z.infer<typeof JobPay>

export const JobHours = z.object({
  perDay: quantity,
  daysPerWeek: quantity,
  overtimePerMonth: quantity,
  overtimePieceMultiplier: quantity,
})
export type JobHours = z.infer<typeof JobHours>

/** A ground on which the law lets a demand stand that would otherwise go back. */
export const JobException = z.object({
  rule: z.union([RuleName, blank]).nullish(),
  code: z.union([ExceptionCode, blank]).nullish(),
  reason: text,
})
export type JobException = z.infer<typeof JobException>

/** A job post as typed so far: whatever is missing is a finding, only a wrong type is refused. */
export const JobPost = z.object({
  title: text,
  description: text,
  place: text,
  headcount: quantity,
  conditions: text,
  validUntil: text,
  employment: z.union([Employment, blank]).nullish(),
  /** Null is an open-ended contract; absent is not stated. */
  contractMonths: quantity,
  probationMonths: quantity,
  probationPayPercent: quantity,
  pay: JobPay.nullish(),
  hours: JobHours.nullish(),
  insurance: z.array(z.string().nullable()).nullish(),
  exceptions: z.array(JobException).nullish(),
  ageReason: text,
  onDate: z.union([z.iso.date(), blank]).nullish(),
})
export type JobPost = z.infer<typeof JobPost>

export const Finding = z.object({
  rule: RuleName,
  action: z.enum(['block', 'return', 'flag']),
  field: z.string(),
  span: z.tuple([z.int().nonnegative(), z.int().nonnegative()]).nullable(),
  basis: z.string(),
  message: z.string(),
})
export type Finding = z.infer<typeof Finding>

/** What the sums say; null where the post does not tell enough to reckon. */
export const PayCheck = z.object({
  lawfulMonthlyFloorFen: z.int().nullable(),
  lawfulWithOvertimeFen: z.int().nullable(),
  advertisedReachable: z.boolean().nullable(),
  neededPiecesPerHour: z.int().nullable(),
  basis: z.string(),
})
export type PayCheck = z.infer<typeof PayCheck>

export const JobCheck = z.object({ findings: z.array(Finding), pay: PayCheck })
export type JobCheck = z.infer<typeof JobCheck>

/** What the checks stand on today, so that a form can run them while somebody writes. */
export const JobCheckContextView = z.object({
  policies: z.object({
    minimumWages: z.array(
      z.object({
        from: z.iso.date(),
        monthlyFen: z.int(),
        hourlyFen: z.int(),
        documentNo: z.string().nullable(),
        confirmed: z.boolean(),
      }),
    ),
  }),
  today: z.iso.date(),
})
export type JobCheckContextView = z.infer<typeof JobCheckContextView>
