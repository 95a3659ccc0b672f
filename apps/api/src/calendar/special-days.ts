import type { DayKind } from '@zhibo/core/calendar/schema'
import type { Ctx } from '../context.ts'
import { publicDays } from './public-days.ts'
import { listDays } from './queries.ts'

export interface SpecialDay {
  day: string
  kind: DayKind
  /** The holiday's name, or what a lead noted. */
  note: string
}

/** The days from one to another, both included, that are not what their weekday says; what a lead set counts above the public calendar. */
export async function specialDays(ctx: Ctx, from: string, to: string): Promise<SpecialDay[]> {
  const days = new Map<string, SpecialDay>()
  for (const [day, { kind, name }] of publicDays) if (day >= from && day <= to) days.set(day, { day, kind, note: name })
  for (const { day, kind, note } of await listDays(ctx, from, to)) days.set(day, { day, kind, note })
  return [...days.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1))
}
