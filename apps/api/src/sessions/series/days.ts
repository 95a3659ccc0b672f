import { shanghaiDay } from '@zhibo/core/day'
import { daysOfSeries, hoursOn } from '@zhibo/core/sessions/series-days'
import type { PreviewSeries, SeriesDayView } from '@zhibo/core/sessions/series-schema'
import { isPublished } from '../../calendar/public-days.ts'
import { specialDays } from '../../calendar/special-days.ts'
import type { Ctx } from '../../context.ts'
import { bookingsOf } from '../bookings.ts'
import { type Setup, takenFor } from '../taken-for.ts'
import { titlesOf } from './queries.ts'

/** Shows at the same time on several days in one studio, or in none. */
interface Pattern extends Setup {
  studioId: string | null
  startsAt: string
  minutes: number
}

/** Day by day what stands in the way of a series; `own` are sessions whose bookings will move anyway. */
export async function standingOf(
  ctx: Ctx,
  days: readonly string[],
  pattern: Pattern,
  own: readonly string[] = [],
): Promise<SeriesDayView[]> {
  const shows = days.map((day) => ({ day, ...hoursOn(day, pattern.startsAt, pattern.minutes) }))
  const [first, last] = [shows[0], shows.at(-1)]
  if (!first || !last) return []
  const span = { from: takenFor(first, pattern).from, to: takenFor(last, pattern).to }
  const booked = await bookingsOf(ctx, pattern.studioId ? [pattern.studioId] : [], span.from, span.to)
  const others = booked.filter(({ sessionId }) => !own.includes(sessionId))
  const titles = await titlesOf(
    ctx,
    others.map(({ sessionId }) => sessionId),
  )
  const named = await specialDays(ctx, first.day, shanghaiDay(last.to))
  const holidays = new Map(named.flatMap(({ day, kind, note }) => (kind === 'holiday' ? [[day, note] as const] : [])))
  const now = ctx.clock()
  return shows.map((show) => {
    const needed = takenFor(show, pattern)
    const inTheWay = others.find(({ from, to }) => from < needed.to && to > needed.from)
    return {
      day: show.day,
      plannedStart: show.from.toISOString(),
      plannedEnd: show.to.toISOString(),
      standing: show.from <= now ? 'past' : inTheWay ? 'taken' : 'free',
      takenBy: show.from > now && inTheWay ? (titles.get(inTheWay.sessionId) ?? '') : null,
      holiday: holidays.get(show.day) ?? null,
      holidaysKnown: isPublished(Number(show.day.slice(0, 4))),
    }
  })
}

/** The same for the days that a series would have. */
export const daysOf = (ctx: Ctx, input: PreviewSeries): Promise<SeriesDayView[]> =>
  standingOf(ctx, daysOfSeries(input.weekday, input.fromDay, input.untilDay), input)
