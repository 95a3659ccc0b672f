import { z } from 'zod'
import { line, optionalLine } from '../text.ts'

/** Why something a viewer wrote is held or hidden, or why somebody may not speak. */
export const ModerationReason = z.enum([
  'to_check',
  'contact',
  'insult',
  'advert',
  'fraud',
  'private',
  'off_topic',
  'repeat',
  'other',
])
export type ModerationReason = z.infer<typeof ModerationReason>

/** Why somebody may speak again before their time. */
export const LiftReason = z.enum(['mistake', 'apologised', 'reviewed', 'other'])
export type LiftReason = z.infer<typeof LiftReason>

/** What held a question before anybody saw it, or that a host took it back. */
export const HeldFor = z.enum(['contact', 'phrase', 'first', 'host'])
export type HeldFor = z.infer<typeof HeldFor>

/** A reason by its name, and what somebody added in words. Words alone are a reason too; their name is `other`. */
export const Reasoned = z.strictObject({ reasonCode: ModerationReason.optional(), reason: optionalLine(200) })
export type Reasoned = z.infer<typeof Reasoned>

export const Lifting = z.strictObject({ reasonCode: LiftReason.optional(), reason: optionalLine(200) })
export type Lifting = z.infer<typeof Lifting>

/** The reason that was really given; null for none: `other` says nothing without words. */
export function givenReason<Code extends string>({
  reasonCode,
  reason,
}: {
  reasonCode?: Code | undefined
  reason: string
}): { code: Code | 'other'; words: string } | null {
  if (reasonCode !== undefined && reasonCode !== 'other') return { code: reasonCode, words: reason }
  return reason ? { code: 'other', words: reason } : null
}

/** How long a ban lasts, in days. */
export const BanDays = z.literal([7, 30, 90])
export type BanDays = z.infer<typeof BanDays>

export const Ban = Reasoned.extend({ days: BanDays })
export type Ban = z.infer<typeof Ban>

/** The host's switch: the first question of a person waits for a look. */
export const HoldFirst = z.strictObject({ on: z.boolean() })
export type HoldFirst = z.infer<typeof HoldFirst>

/** That somebody may not speak in a show, or in none; told to that person alone. */
export const Silence = z.object({
  kind: z.enum(['muted', 'banned']),
  reasonCode: ModerationReason,
  reason: z.string(),
  /** When a ban ends; a mute ends with its show. */
  until: z.iso.datetime().nullable(),
})
export type Silence = z.infer<typeof Silence>

/** 禁言: somebody who may not speak in one show, named by what they asked. */
export const MuteView = z.object({
  id: z.uuid(),
  question: z.string().nullable(),
  reasonCode: ModerationReason,
  reason: z.string(),
  mutedBy: z.string(),
  mutedAt: z.iso.datetime(),
})
export type MuteView = z.infer<typeof MuteView>

/** 封禁: somebody who may speak in no show for a while. */
export const BanView = z.object({
  id: z.uuid(),
  sessionId: z.uuid(),
  sessionTitle: z.string(),
  question: z.string().nullable(),
  reasonCode: ModerationReason,
  reason: z.string(),
  bannedBy: z.string(),
  bannedAt: z.iso.datetime(),
  until: z.iso.datetime(),
})
export type BanView = z.infer<typeof BanView>

export const BanSearch = z.strictObject({
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type BanSearch = z.infer<typeof BanSearch>

/** A word that holds what is written with it; one letter alone would hold half of what is said. */
export const AddPhrase = z.strictObject({
  phrase: line(40).refine((phrase) => /[\p{L}\p{N}].*[\p{L}\p{N}]/u.test(phrase), { error: 'phrase_short' }),
})
export type AddPhrase = z.infer<typeof AddPhrase>

export const PhraseView = z.object({
  id: z.uuid(),
  phrase: z.string(),
  /** Null: it came with the software. */
  addedBy: z.string().nullable(),
  addedAt: z.iso.datetime(),
})
export type PhraseView = z.infer<typeof PhraseView>
