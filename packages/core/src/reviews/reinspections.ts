import { z } from 'zod'
import { line, optionalLine } from '../text.ts'
import { ReviewSubject } from './schema.ts'

/** 随机复查: an approval drawn by lot for a second look. `differs` until a lead has settled it. */
export const ReinspectionState = z.enum(['open', 'agrees', 'differs', 'settled'])
export type ReinspectionState = z.infer<typeof ReinspectionState>

/** The second reviewer's single answer, without a claim: would they have approved it too? */
export const AnswerReinspection = z
  .strictObject({ answer: z.enum(['agrees', 'differs']), note: optionalLine(1000) })
  .refine(({ answer, note }) => answer === 'agrees' || note !== '', { error: 'reason_required', path: ['note'] })
export type AnswerReinspection = z.infer<typeof AnswerReinspection>

/** A lead has looked at two answers that differ, and says what came of it. A suspension is taken on the case. */
export const SettleReinspection = z.strictObject({ word: line(1000) })
export type SettleReinspection = z.infer<typeof SettleReinspection>

export const ReinspectionSearch = z.strictObject({
  state: ReinspectionState.optional(),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type ReinspectionSearch = z.infer<typeof ReinspectionSearch>

const By = z.object({ id: z.uuid(), name: z.string() })

export const ReinspectionView = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  subject: ReviewSubject,
  title: z.string(),
  stationId: z.uuid(),
  revisionId: z.uuid(),
  revisionNumber: z.int(),
  state: ReinspectionState,
  drawnAt: z.iso.datetime(),
  decidedBy: By,
  /** I decided, signed or handed it in: the second look is for somebody else. */
  notByMe: z.boolean(),
  /** The same, or I gave the second look: what to make of two answers is for somebody else. */
  settledByOthers: z.boolean(),
  answeredBy: By.nullable(),
  answeredAt: z.iso.datetime().nullable(),
  note: z.string(),
  settledBy: By.nullable(),
  settledAt: z.iso.datetime().nullable(),
  word: z.string(),
})
export type ReinspectionView = z.infer<typeof ReinspectionView>
