import { givenReason, type LiftReason, type ModerationReason } from '@zhibo/core/moderation/schema'
import { AppError } from '../problem.ts'

/** The reason that was given, or `reason_required`. */
export function requireReason<Code extends ModerationReason | LiftReason>(input: {
  reasonCode?: Code | undefined
  reason: string
}): { code: Code | 'other'; words: string } {
  const given = givenReason(input)
  if (!given) throw new AppError('reason_required')
  return given
}
