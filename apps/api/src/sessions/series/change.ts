import type { ChangeSeries, SeriesView } from '@zhibo/core/sessions/series-schema'
import { authorize } from '../../actor.ts'
import { recordAudit } from '../../audit/record.ts'
import { type Ctx, withTx } from '../../context.ts'
import { AppError, found } from '../../problem.ts'
import { findBooking, removeBooking } from '../booking-queries.ts'
import { type Replanned, tellReplanned } from '../joint/tell-moved.ts'
import { replan } from '../replan.ts'
import { requireFree, requireStudio } from './create.ts'
import { standingOf } from './days.ts'
import { lockSeries, lockSessionsFrom, updateSeries } from './queries.ts'
import { readSeries } from './read.ts'

/**
 * This one and those that follow: every draft of the series from a day on gets the new pattern, all of them or none. What
 * is before the reviewers or approved stays as it is; it is taken back one by one.
 */
export async function changeSeries(ctx: Ctx, seriesId: string, input: ChangeSeries): Promise<SeriesView> {
  await withTx(ctx, async (tx) => {
    const series = found(await lockSeries(tx, seriesId))
    authorize(tx.actor, 'session.plan', series.station_id)
    if (series.ended_at) throw new AppError('not_from_here')
    const drafts = await lockSessionsFrom(tx, seriesId, input.fromDay, ['draft'])
    await requireStudio(tx, { stationId: series.station_id, studioId: input.studioId })
    const own = drafts.map(({ id }) => id)
    const days = await standingOf(tx, drafts.map(({ series_day }) => series_day!).toSorted(), input, own)
    requireFree(days)
    // All leave before the first comes back: they may take each other's hours.
    const studios = new Map<string, string | undefined>()
    for (const { id } of drafts) {
      studios.set(id, (await findBooking(tx, id, series.station_id))?.studioId)
      await removeBooking(tx, id, series.station_id)
    }
    const changed: Replanned[] = []
    for (const draft of drafts) {
      const { plannedStart, plannedEnd } = days.find(({ day }) => day === draft.series_day)!
      changed.push(await replan(tx, draft, { ...input, plannedStart, plannedEnd }, studios.get(draft.id) ?? null))
    }
    await tellReplanned(tx, changed)
    await updateSeries(tx, seriesId, {
      title: input.title,
      kind: input.kind,
      theme: input.theme,
      studio_id: input.studioId,
      starts_at: input.startsAt,
      minutes: input.minutes,
      setup_before_minutes: input.setupBeforeMinutes,
      setup_after_minutes: input.setupAfterMinutes,
      holds_first_questions: input.holdsFirstQuestions,
    })
    await recordAudit(
      tx,
      'series.changed',
      { kind: 'series', id: seriesId },
      { stationId: series.station_id, detail: { sessions: drafts.length, from: input.fromDay } },
    )
  })
  return readSeries(ctx, seriesId)
}
