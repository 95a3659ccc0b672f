import type { CalendarDayView, SetCalendarDay } from '@zhibo/core/calendar/schema'
import { authorize, requirePerson } from '../actor.ts'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { AppError } from '../problem.ts'
import { removeDay, setDay } from './queries.ts'
import { toViews } from './read.ts'

/** A lead says what a day is, above the public calendar; the same day again replaces it. Promises already made stay. */
export async function setCalendarDay(ctx: Ctx, day: string, input: SetCalendarDay): Promise<CalendarDayView> {
  authorize(ctx.actor, 'policy.edit', null)
  return withTx(ctx, async (tx) => {
    const { kind, note, documentNo } = input
    const set = await setDay(tx, {
      day,
      kind,
      note,
      document_no: documentNo,
      set_by: requirePerson(tx.actor).personId,
      set_at: tx.clock(),
    })
    const [view] = await toViews(tx, [set])
    await recordAudit(tx, 'calendar.day_set', { kind: 'calendar_day', id: day }, { detail: { kind, documentNo } })
    return view!
  })
}

/** Takes back what a lead set: the day is again what the public calendar and its weekday say. */
export async function clearCalendarDay(ctx: Ctx, day: string): Promise<void> {
  authorize(ctx.actor, 'policy.edit', null)
  await withTx(ctx, async (tx) => {
    const removed = await removeDay(tx, day)
    if (!removed) throw new AppError('not_found')
    const detail = { kind: removed.kind, documentNo: removed.document_no }
    await recordAudit(tx, 'calendar.day_cleared', { kind: 'calendar_day', id: day }, { detail })
  })
}
