import type { DayKind } from '@zhibo/core/calendar/schema'
import { type WorkCalendar, workingDaysAfter, workingMsBetween } from '@zhibo/core/calendar/working-days'
import { shanghaiDay } from '@zhibo/core/day'
import type { Ctx } from '../context.ts'
import { publicDays } from './public-days.ts'
import { listDays } from './queries.ts'

const dayMs = 86_400_000

/** The days from one to another that are not what their weekday says: what a lead set counts above the public calendar. */
async function workCalendar(ctx: Ctx, from: string, to: string): Promise<WorkCalendar> {
  const days = new Map<string, DayKind>()
  for (const [day, { kind }] of publicDays) if (day >= from && day <= to) days.set(day, kind)
  for (const { day, kind } of await listDays(ctx, from, to)) days.set(day, kind)
  return days
}

/** The same time of day, `days` working days from now, by the calendar as it stands now. A promise once made is not moved by a later edit. */
export async function workingDaysFromNow(ctx: Ctx, days: number): Promise<Date> {
  const now = ctx.clock()
  // Twice the days and a long holiday at either end is more than any count takes.
  const until = new Date(now.getTime() + (days * 2 + 30) * dayMs)
  return workingDaysAfter(now, days, await workCalendar(ctx, shanghaiDay(now), shanghaiDay(until)))
}

/** The working time from an instant until now, in ms; a whole working day is 86,400,000. */
export async function workingTimeSince(ctx: Ctx, since: Date): Promise<number> {
  const now = ctx.clock()
  return workingMsBetween(since, now, await workCalendar(ctx, shanghaiDay(since), shanghaiDay(now)))
}
