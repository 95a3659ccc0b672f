import type { DeskQuestionView } from '@zhibo/core/questions/schema'
import { requirePerson } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { silencedAmong } from '../moderation/may-speak.ts'
import { AppError } from '../problem.ts'
import { promisedAmong } from '../promises/standing.ts'
import { findConversation, talkRoles } from '../sessions/conversation.ts'
import { findingsIn } from './look.ts'
import { countHidden, listHeld, listHidden, listVisible } from './queries.ts'
import { toRawView } from './views.ts'

/** The questions at the host's desk: those that wait for a look, then what everyone sees, then what was hidden, in the askers' own words. */
export async function deskQuestions(ctx: Ctx, sessionId: string): Promise<DeskQuestionView[]> {
  requirePerson(ctx.actor)
  const conversation = await findConversation(ctx, sessionId)
  if (!(await talkRoles(ctx, conversation)).includes('host')) throw new AppError('forbidden')
  const held = await listHeld(ctx, sessionId)
  const questions = [...held, ...(await listVisible(ctx, sessionId)), ...(await listHidden(ctx, sessionId))]
  const askers = [...new Set(questions.map((question) => question.asked_by))]
  const silenced = await silencedAmong(ctx, sessionId, askers)
  const hidden = await countHidden(ctx, sessionId, askers)
  const promised = await promisedAmong(
    ctx,
    questions.map(({ id }) => id),
  )
  const findings = await findingsIn(
    ctx,
    held.map(({ text }) => text),
  )
  return questions.map((question, nth) => ({
    ...toRawView(question),
    heldFor: question.held_for,
    reasonCode: question.reason_code,
    reason: question.reason ?? '',
    found: findings[nth] ?? [],
    gist: question.gist,
    promised: promised.has(question.id),
    asker: { hidden: hidden.get(question.asked_by) ?? 0, silence: silenced.get(question.asked_by) ?? null },
  }))
}
