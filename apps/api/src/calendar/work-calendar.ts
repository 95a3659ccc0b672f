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
  return (await workingTimes(ctx, [[since, ctx.clock()]]))[0]!
}

/** The working time of each stretch from an instant to another, by the calendar as it stands now. */
export async function workingTimes(
  ctx: Ctx,
  stretches: readonly (readonly [from: Date, to: Date])[],
): Promise<number[]> {
  const days = stretches.flat().map(shanghaiDay).toSorted()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return []
  const calendar = await workCalendar(ctx, first, last)
  return stretches.map(([from, to]) => workingMsBetween(from, to, calendar))
}
