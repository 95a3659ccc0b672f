import type { CalendarDayView, CalendarYearView } from '@zhibo/core/calendar/schema'
import { requirePerson } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { namesOf } from '../identity/names.ts'
import { AppError } from '../problem.ts'
import { isPublished, publicDays } from './public-days.ts'
import { type CalendarDay, listDays } from './queries.ts'

/** A year's days that are not what their weekday says, for all staff. */
export async function readCalendar(ctx: Ctx, year: number): Promise<CalendarYearView> {
  if (requirePerson(ctx.actor).grants.length === 0) throw new AppError('forbidden')
  const [from, to] = [`${year}-01-01`, `${year}-12-31`]
  const set = await toViews(ctx, await listDays(ctx, from, to))
  const setDays = new Set(set.map(({ day }) => day))
  const published = [...publicDays]
    .filter(([day]) => day >= from && day <= to && !setDays.has(day))
    .map(([day, { kind, name }]): CalendarDayView => ({
      day,
      kind,
      source: 'public',
      publicKind: null,
      note: name,
      documentNo: '',
      setBy: null,
      setAt: null,
    }))
  const days = [...published, ...set].toSorted((a, b) => (a.day < b.day ? -1 : 1))
  return { year, published: isPublished(year), days }
}

/** Days that leads set, with who set them. */
export async function toViews(ctx: Ctx, days: readonly CalendarDay[]): Promise<CalendarDayView[]> {
  const names = await namesOf(
    ctx,
    days.map((each) => each.set_by),
  )
  return days.map((each) => ({
    day: each.day,
    kind: each.kind,
    source: 'set',
    publicKind: publicDays.get(each.day)?.kind ?? null,
    note: each.note,
    documentNo: each.document_no,
    setBy: { id: each.set_by, name: names.get(each.set_by) ?? '' },
    setAt: each.set_at.toISOString(),
  }))
}
