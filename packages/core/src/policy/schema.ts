import { z } from 'zod'
import { AirtimePolicy } from '../airtime/schema.ts'
import { optionalLine } from '../text.ts'

/** The settings that are dated rows: in force from a day until the next row's. */
export const PolicyKind = z.enum(['minimum_wage', 'airtime', 'review_promise', 'reinspection'])
export type PolicyKind = z.infer<typeof PolicyKind>

/** 最低工资: by the month and by the hour, in fen. */
export const MinimumWageValue = z.strictObject({
  monthlyFen: z.int().min(1).max(10_000_000),
  hourlyFen: z.int().min(1).max(100_000),
})
export type MinimumWageValue = z.infer<typeof MinimumWageValue>

/** How many working days staff promise to answer a submission in. */
export const ReviewPromiseValue = z.strictObject({ workingDays: z.int().min(1).max(60) })
export type ReviewPromiseValue = z.infer<typeof ReviewPromiseValue>

/** How many of a hundred approved items come back for a second look by another reviewer. */
export const ReinspectionValue = z.strictObject({ sharePercent: z.int().min(0).max(100) })
export type ReinspectionValue = z.infer<typeof ReinspectionValue>

/** What a row of each kind holds. */
export const policyValues = {
  minimum_wage: MinimumWageValue,
  airtime: AirtimePolicy,
  review_promise: ReviewPromiseValue,
  reinspection: ReinspectionValue,
} as const satisfies Record<PolicyKind, z.ZodType>

export type PolicyValue<Kind extends PolicyKind> = z.infer<(typeof policyValues)[Kind]>

/** The number of the document a row stands on, such as 川府发〔2025〕1号. */
const DocumentNo = optionalLine(60)

/**
 * A new row. `supersedes` is the id of the row it puts right, which must be the one in force of that very day; a day
 * that has a row already takes no second one otherwise. `sure` repeats a figure that was asked back as unusual.
 */
const entry = {
  from: z.iso.date(),
  documentNo: DocumentNo,
  supersedes: z.uuid().nullable().default(null),
  sure: z.boolean().default(false),
}
export const EnterPolicy = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('minimum_wage'), value: MinimumWageValue, ...entry }),
  z.strictObject({ kind: z.literal('airtime'), value: AirtimePolicy, ...entry }),
  z.strictObject({ kind: z.literal('review_promise'), value: ReviewPromiseValue, ...entry }),
  z.strictObject({ kind: z.literal('reinspection'), value: ReinspectionValue, ...entry }),
])
export type EnterPolicy = z.infer<typeof EnterPolicy>

/** The same as it is sent to `/api/policies/:kind`, which names the kind itself. */
export const EnterPolicyBody = z.strictObject({ value: z.unknown(), ...entry })
export type EnterPolicyBody = z.input<typeof EnterPolicyBody>

/** A lead has seen the document and types its number. */
export const ConfirmPolicy = z.strictObject({ documentNo: DocumentNo.unwrap().min(1) })
export type ConfirmPolicy = z.infer<typeof ConfirmPolicy>

/** Where a row stands today: in force, waiting for its day, over, put right by another row, or not confirmed and so of no effect yet. */
export const PolicyStanding = z.enum(['in_force', 'coming', 'past', 'superseded', 'awaiting'])
export type PolicyStanding = z.infer<typeof PolicyStanding>

/** A person in the books: who, and what they are called. */
const By = z.object({ personId: z.uuid(), name: z.string() })

const row = {
  id: z.uuid(),
  from: z.iso.date(),
  documentNo: z.string().nullable(),
  standing: PolicyStanding,
  /** False until a lead other than whoever entered it has seen the document. The first row of its kind counts all the same: 标准待人社局确认. */
  confirmed: z.boolean(),
  /** Null: it came with the software. */
  enteredBy: By.nullable(),
  enteredAt: z.iso.datetime(),
  confirmedBy: By.nullable(),
  confirmedAt: z.iso.datetime().nullable(),
  /** The row that puts it right, which takes its place once confirmed. */
  supersededBy: z.uuid().nullable(),
}
export const PolicyRowView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('minimum_wage'), value: MinimumWageValue, ...row }),
  z.object({ kind: z.literal('airtime'), value: AirtimePolicy, ...row }),
  z.object({ kind: z.literal('review_promise'), value: ReviewPromiseValue, ...row }),
  z.object({ kind: z.literal('reinspection'), value: ReinspectionValue, ...row }),
])
export type PolicyRowView = z.infer<typeof PolicyRowView>
