import { shanghaiTime } from '@zhibo/core/day'
import { reminderMinutes } from '@zhibo/core/reminders/schema'
import { type Ctx, type Tx, withTx } from '../context.ts'
import { enqueue } from '../notify/enqueue.ts'
import type { Plan } from '../sessions/plan.ts'
import { tellCancelled } from '../sessions/tell-cancelled.ts'
import { deleteOver, takeDue, takeReminders } from './queries.ts'

const batch = 100
const lead = reminderMinutes * 60_000
const day = 86_400_000

/** Tells who asked that a show is about to start, once for each start; returns how many. */
export function sendReminders(ctx: Ctx): Promise<number> {
  return withTx(ctx, async (tx) => {
    const due = await takeDue(tx, lead, batch)
    for (const { person_id: personId, title, planned_start, planned_end: expiresAt } of due) {
      const startsAt = shanghaiTime(planned_start).slice(0, 16)
      await enqueue(tx, { to: { personId }, template: 'session_soon', values: { title, startsAt }, expiresAt })
    }
    return due.length
  })
}

/** Tells who asked that a show was called off, and forgets them; false when some are left. The caller holds its lock. */
export async function tellRemindedCancelled(tx: Tx, plan: Plan): Promise<boolean> {
  const told = await takeReminders(tx, plan.id, batch)
  await tellCancelled(tx, plan, told)
  return told.length < batch
}

/** Forgets who asked once a show is over, or a day after it should have been. */
export const forgetReminders = (ctx: Ctx): Promise<number> => deleteOver(ctx, new Date(ctx.clock().getTime() - day))
