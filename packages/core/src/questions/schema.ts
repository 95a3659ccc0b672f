import { z } from 'zod'
import { HeldFor, ModerationReason, Reasoned, Silence } from '../moderation/schema.ts'
import { PromiseLineView } from '../sessions/schema.ts'
import { line } from '../text.ts'
import { QuestionText } from './text.ts'

/** A viewer's question, and the job of the show it is about, where they say. */
export const AskQuestion = z.strictObject({ text: QuestionText, jobId: z.uuid().nullish() })
export type AskQuestion = z.infer<typeof AskQuestion>

export const QuestionState = z.enum(['held', 'open', 'taken', 'answered', 'hidden'])
export type QuestionState = z.infer<typeof QuestionState>

/** Without words it was answered by voice, now. */
export const AnswerQuestion = z.strictObject({ text: line(500).optional(), jobId: z.uuid().optional() })
export type AnswerQuestion = z.infer<typeof AnswerQuestion>

/** Why a question is held or hidden. */
export const ModerateQuestion = Reasoned
export type ModerateQuestion = Reasoned

/** 合并: the same was asked already; whoever wanted this answered now wants that. */
export const MergeQuestion = z.strictObject({ into: z.uuid() })
export type MergeQuestion = z.infer<typeof MergeQuestion>

/** Several into one at once. */
export const MergeQuestions = z.strictObject({ questionIds: z.array(z.uuid()).min(1).max(50) })
export type MergeQuestions = z.infer<typeof MergeQuestions>

/** What everyone may see. The asker's name and phone never leave the server, nor any way of contact in the text. */
export const QuestionView = z.object({
  id: z.uuid(),
  text: z.string(),
  state: QuestionState,
  votes: z.int().nonnegative(),
  answer: z.string().nullable(),
  jobId: z.uuid().nullable(),
  /** By voice or in writing; null while it is not answered. */
  answeredBy: z.enum(['voice', 'text']).nullable(),
  /** How far into the show its answer began, in ms; null when it has none, or got it after the show. */
  answeredAtMs: z.int().nonnegative().nullable(),
  askedAt: z.iso.datetime(),
})
export type QuestionView = z.infer<typeof QuestionView>

/** A question as its asker sees it: in their own words, and why nobody else sees it. */
export const MyQuestionView = QuestionView.extend({
  heldFor: HeldFor.nullable(),
  reasonCode: ModerationReason.nullable(),
  reason: z.string(),
  /** The question it was merged into, while everyone sees that one. */
  mergedInto: z.object({ id: z.uuid(), text: z.string() }).nullable(),
})
export type MyQuestionView = z.infer<typeof MyQuestionView>

/** What asking comes to: the question, and whether it is new. Sent twice, it is the one it was. */
export const AskedView = MyQuestionView.extend({ fresh: z.boolean() })
export type AskedView = z.infer<typeof AskedView>

/** What one person has to do with the questions of a show. */
export const MyQuestionsView = z.object({
  questions: z.array(MyQuestionView),
  /** Questions of others that this person wants answered too. */
  voted: z.array(z.uuid()),
  /** Why this person may not ask now; null while they may. */
  silence: Silence.nullable(),
})
export type MyQuestionsView = z.infer<typeof MyQuestionsView>

/** A question at the host's desk: in the asker's own words, with what was found in them. */
export const DeskQuestionView = QuestionView.extend({
  heldFor: HeldFor.nullable(),
  /** Why a host holds or hid it; null for one that was merged. */
  reasonCode: ModerationReason.nullable(),
  reason: z.string(),
  /** UTF-16 bounds of what was found in the text: ways of contact and sensitive phrases. */
  found: z.array(z.object({ start: z.int(), end: z.int() })),
  /** Questions with one gist ask the same. */
  gist: z.string(),
  /** Whether it stands as a promise line of its job. */
  promised: z.boolean(),
  asker: z.object({
    /** How many of their questions in this show were hidden for a reason. */
    hidden: z.int(),
    silence: z.enum(['muted', 'banned']).nullable(),
  }),
})
export type DeskQuestionView = z.infer<typeof DeskQuestionView>

/** A question much like another; 1 is the same. */
export const AlikeQuestionView = QuestionView.extend({ likeness: z.number() })
export type AlikeQuestionView = z.infer<typeof AlikeQuestionView>

export const AlikeSearch = z.strictObject({ text: z.string().max(1000) })
export type AlikeSearch = z.infer<typeof AlikeSearch>

/** What was asked already, or even answered for good, before somebody asks it again. */
export const AlikeView = z.object({
  questions: z.array(AlikeQuestionView),
  promises: z.array(PromiseLineView),
})
export type AlikeView = z.infer<typeof AlikeView>

/** A question that a show left without an answer, as its employer and the staff see it. */
export const OwedQuestionView = z.object({
  id: z.uuid(),
  text: z.string(),
  votes: z.int().nonnegative(),
  sessionId: z.uuid(),
  sessionTitle: z.string(),
  jobId: z.uuid().nullable(),
  jobTitle: z.string().nullable(),
  /** Who may answer: the job's employer, or all who presented. Empty: the station itself. */
  employers: z.array(z.object({ id: z.uuid(), name: z.string() })),
  askedAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
})
export type OwedQuestionView = z.infer<typeof OwedQuestionView>

export const OwedSearch = z.strictObject({
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type OwedSearch = z.infer<typeof OwedSearch>
