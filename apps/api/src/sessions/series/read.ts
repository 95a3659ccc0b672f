import { stationsWhere } from '@zhibo/core/identity/policy'
import type { SeriesView } from '@zhibo/core/sessions/series-schema'
import { authorize, requirePerson } from '../../actor.ts'
import type { Ctx } from '../../context.ts'
import { AppError, found } from '../../problem.ts'
import { stationNames } from '../../stations/names.ts'
import { findSeries, listPartnersOf, listSeries, listSessionsOf, type Series } from './queries.ts'

/** A series with all its sessions, for whoever plans at its station. */
export async function readSeries(ctx: Ctx, seriesId: string): Promise<SeriesView> {
  const series = found(await findSeries(ctx, seriesId))
  authorize(ctx.actor, 'session.plan', series.station_id)
  const [view] = await viewsOf(ctx, [series])
  return view!
}

/** The series of every station the actor plans for, or of one of them. */
export async function seriesAt(ctx: Ctx, stationId: string | undefined): Promise<SeriesView[]> {
  if (stationId) authorize(ctx.actor, 'session.plan', stationId)
  const planned = stationId ? [stationId] : stationsWhere(requirePerson(ctx.actor).grants, 'session.plan')
  if (planned !== 'all' && planned.length === 0) throw new AppError('forbidden')
  return viewsOf(ctx, await listSeries(ctx, planned))
}

async function viewsOf(ctx: Ctx, all: readonly Series[]): Promise<SeriesView[]> {
  const names = await stationNames(ctx)
  const rows = await listSessionsOf(
    ctx,
    all.map(({ id }) => id),
  )
  const sessions = Map.groupBy(rows, (session) => session.series_id)
  const partners = Map.groupBy(
    await listPartnersOf(
      ctx,
      rows.map(({ id }) => id),
    ),
    (partner) => partner.session_id,
  )
  return all.map((series) => ({
    id: series.id,
    stationId: series.station_id,
    stationName: names.get(series.station_id) ?? '',
    studioId: series.studio_id,
    title: series.title,
    kind: series.kind,
    theme: series.theme,
    weekday: series.weekday,
    // The database tells seconds.
    startsAt: series.starts_at.slice(0, 5),
    minutes: series.minutes,
    setupBeforeMinutes: series.setup_before_minutes,
    setupAfterMinutes: series.setup_after_minutes,
    holdsFirstQuestions: series.holds_first_questions,
    fromDay: series.from_day,
    untilDay: series.until_day,
    endedAt: series.ended_at?.toISOString() ?? null,
    sessions: (sessions.get(series.id) ?? []).map(({ id, title, state, series_day, planned_start, planned_end }) => ({
      id,
      title,
      state,
      day: series_day!,
      plannedStart: planned_start.toISOString(),
      plannedEnd: planned_end.toISOString(),
      partners: (partners.get(id) ?? []).map(({ station_id, name, state }) => ({ stationId: station_id, name, state })),
    })),
  }))
}
