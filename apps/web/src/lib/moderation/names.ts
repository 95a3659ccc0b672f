import type { LiftReason, ModerationReason } from '@zhibo/core/moderation/schema'
import { m } from '#lib/paraglide/messages.js'

export const reasonNames: Record<ModerationReason, () => string> = {
  to_check: m.moderation_reason_to_check,
  contact: m.moderation_reason_contact,
  insult: m.moderation_reason_insult,
  advert: m.moderation_reason_advert,
  fraud: m.moderation_reason_fraud,
  private: m.moderation_reason_private,
  off_topic: m.moderation_reason_off_topic,
  repeat: m.moderation_reason_repeat,
  other: m.moderation_reason_other,
}

export const liftNames: Record<LiftReason, () => string> = {
  mistake: m.moderation_lift_mistake,
  apologised: m.moderation_lift_apologised,
  reviewed: m.moderation_lift_reviewed,
  other: m.moderation_lift_other,
}

/** A reason as it is told: its name, and what was added; words of their own stand alone. */
export function reasonWords(code: ModerationReason, words: string): string {
  if (code === 'other' && words) return words
  return words ? `${reasonNames[code]()}（${words}）` : reasonNames[code]()
}
