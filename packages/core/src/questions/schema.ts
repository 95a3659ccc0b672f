import { z } from 'zod'
import { line } from '../text.ts'

/** A viewer's question; 1 to 200 characters after trimming. */
export const AskQuestion = z.strictObject({ text: line(200) })
export type AskQuestion = z.infer<typeof AskQuestion>

export const QuestionState = z.enum(['held', 'open', 'taken', 'answered', 'hidden'])
export type QuestionState = z.infer<typeof QuestionState>

export const AnswerQuestion = z.strictObject({ text: line(500).optional(), jobId: z.uuid().optional() })
export type AnswerQuestion = z.infer<typeof AnswerQuestion>

export const ModerateQuestion = z.strictObject({ reason: z.string().trim().max(200).default('') })
export type ModerateQuestion = z.infer<typeof ModerateQuestion>

/** 合并: the same was asked already; whoever wanted this answered now wants that. */
export const MergeQuestion = z.strictObject({ into: z.uuid() })
export type MergeQuestion = z.infer<typeof MergeQuestion>

/** What everyone may see. The asker's name and phone never leave the server. */
export const QuestionView = z.object({
  id: z.uuid(),
  text: z.string(),
  state: QuestionState,
  votes: z.int().nonnegative(),
  answer: z.string().nullable(),
  jobId: z.uuid().nullable(),
  /** By voice or in writing; null while it is not answered. */
  answeredBy: z.enum(['voice', 'text']).nullable(),
  /** How far into the show it was answered, in ms; null when it was not, or after the show. */
  answeredAtMs: z.int().nonnegative().nullable(),
  askedAt: z.iso.datetime(),
})
export type QuestionView = z.infer<typeof QuestionView>
