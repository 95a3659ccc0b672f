import type { ReminderView } from '@zhibo/core/reminders/schema'
import { requirePerson } from '../actor.ts'
import { type Ctx, withTx } from '../context.ts'
import { hasPhone } from '../identity/people.ts'
import { AppError } from '../problem.ts'
import { findConversation } from '../sessions/conversation.ts'
import { lockPlan } from '../sessions/plan.ts'
import { deleteReminder, hasReminder, insertReminder } from './queries.ts'

// None of this is in the trail: what somebody wants to watch is kept until the show is over and no longer.

/** 开播提醒: asks for a message shortly before an announced show starts. Asking twice is asking once. */
export async function remindMe(ctx: Ctx, sessionId: string): Promise<ReminderView> {
  const { personId } = requirePerson(ctx.actor)
  await findConversation(ctx, sessionId)
  return withTx(ctx, async (tx) => {
    // Locked, so that nobody is added to a show that is being called off after all the others were told.
    if (!(await lockPlan(tx, sessionId)).scheduled) throw new AppError('not_from_here')
    if (!(await hasPhone(tx, personId))) throw new AppError('phone_missing')
    await insertReminder(tx, sessionId, personId)
    return { on: true }
  })
}

/** Thinks better of it. */
export async function dropReminder(ctx: Ctx, sessionId: string): Promise<ReminderView> {
  await deleteReminder(ctx, sessionId, requirePerson(ctx.actor).personId)
  return { on: false }
}

export async function viewReminder(ctx: Ctx, sessionId: string): Promise<ReminderView> {
  await findConversation(ctx, sessionId)
  const { actor } = ctx
  return { on: actor.kind === 'person' && (await hasReminder(ctx, sessionId, actor.personId)) }
}
