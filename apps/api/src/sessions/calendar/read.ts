import { endOfShanghaiDay, startOfShanghaiDay } from '@zhibo/core/day'
import { stationsWhere } from '@zhibo/core/identity/policy'
import type { SessionCalendarView } from '@zhibo/core/sessions/calendar-schema'
import { authorize, requirePerson } from '../../actor.ts'
import { specialDays } from '../../calendar/special-days.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../problem.ts'
import { listBookingsOf } from '../booking-queries.ts'
import { listPlannedAt } from '../queries.ts'
import { toSummary } from '../view.ts'

/** The days from one to another, both included, of one station or of all that the actor plans for. */
export async function sessionCalendar(
  ctx: Ctx,
  { from, to, stationId }: { from: string; to: string; stationId?: string | undefined },
): Promise<SessionCalendarView> {
  if (stationId) authorize(ctx.actor, 'session.plan', stationId)
  const stations = stationId ? [stationId] : stationsWhere(requirePerson(ctx.actor).grants, 'session.plan')
  if (stations !== 'all' && stations.length === 0) throw new AppError('forbidden')
  const lines = await listPlannedAt(ctx, stations, startOfShanghaiDay(from), endOfShanghaiDay(to))
  const bookings = Map.groupBy(
    await listBookingsOf(
      ctx,
      lines.map(({ id }) => id),
    ),
    ({ sessionId }) => sessionId,
  )
  return {
    sessions: lines.map((line) => ({
      ...toSummary(line),
      seriesId: line.series_id,
      bookings: (bookings.get(line.id) ?? []).map((booking) => ({
        studioId: booking.studioId,
        from: booking.from.toISOString(),
        to: booking.to.toISOString(),
      })),
    })),
    days: await specialDays(ctx, from, to),
  }
}
