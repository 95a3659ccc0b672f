import { z } from 'zod'
import { DeviationField, DeviationView } from '../sessions/schema.ts'
import { line, optionalLine } from '../text.ts'

/** 口播偏差 after the show: open until the employer explains it and the station settles it. */
export const DeviationState = z.enum(['open', 'explained', 'settled', 'withdrawn'])
export type DeviationState = z.infer<typeof DeviationState>

/** Whether the station took the employer's explanation: one taken no longer counts against it. */
export const DeviationOutcome = z.enum(['accepted', 'not_accepted'])
export type DeviationOutcome = z.infer<typeof DeviationOutcome>

/** One tap: `text` is what the card says, for every screen. It goes to the employer of the job, or the one named; to neither when the station itself misspoke. */
export const MarkDeviation = z.strictObject({
  jobId: z.uuid().optional(),
  employerId: z.uuid().optional(),
  field: DeviationField,
  text: line(200),
})
export type MarkDeviation = z.infer<typeof MarkDeviation>

export const WithdrawDeviation = z.strictObject({ reason: line(200) })
export type WithdrawDeviation = z.infer<typeof WithdrawDeviation>

export const AnswerDeviation = z.strictObject({ expectedVersion: z.int().optional(), text: line(500) })
export type AnswerDeviation = z.infer<typeof AnswerDeviation>

export const SettleDeviation = z.strictObject({
  expectedVersion: z.int().optional(),
  outcome: DeviationOutcome,
  note: optionalLine(500),
})
export type SettleDeviation = z.infer<typeof SettleDeviation>

export const DeviationAction = z.enum(['withdraw', 'answer', 'settle'])
export type DeviationAction = z.infer<typeof DeviationAction>

/** A deviation as those see it who have to do with it: the station's staff and the employer's people. Nobody's name. */
export const DeviationFileView = DeviationView.extend({
  sessionId: z.uuid(),
  sessionTitle: z.string(),
  employerId: z.uuid().nullable(),
  employerName: z.string().nullable(),
  jobTitle: z.string().nullable(),
  /** How far into the show, in ms: the time code. */
  atMs: z.int().nonnegative(),
  state: DeviationState,
  version: z.int(),
  answer: z.string(),
  answeredAt: z.iso.datetime().nullable(),
  /** When the employer's answer is due; set as the show ends. */
  answerDueAt: z.iso.datetime().nullable(),
  outcome: DeviationOutcome.nullable(),
  settledAt: z.iso.datetime().nullable(),
  /** Why it was settled so, or taken back. */
  note: z.string(),
  /** What the reader may do now. */
  actions: z.array(DeviationAction),
})
export type DeviationFileView = z.infer<typeof DeviationFileView>

export const DeviationSearch = z.strictObject({
  state: DeviationState.optional(),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type DeviationSearch = z.infer<typeof DeviationSearch>

/** The same marked again so soon is the same: a button pressed twice, a phone that sends again. */
export const deviationRepeatMs = 10_000

/** Over this many days deviations are counted. */
export const deviationDays = 90

/** 「近 90 天 口播偏差 n 次」: marked and not taken back, but for those whose explanation the station accepted. */
export const DeviationScore = z.object({ days: z.int(), count: z.int().nonnegative() })
export type DeviationScore = z.infer<typeof DeviationScore>
