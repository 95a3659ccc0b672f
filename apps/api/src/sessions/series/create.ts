import type { CreateSeries, PreviewSeries, SeriesDayView, SeriesView } from '@zhibo/core/sessions/series-schema'
import { authorize, requirePerson } from '../../actor.ts'
import { recordAudit } from '../../audit/record.ts'
import { type Ctx, type Tx, withTx } from '../../context.ts'
import { AppError } from '../../problem.ts'
import { readStation } from '../../stations/read.ts'
import { lockStudio } from '../../stations/studios.ts'
import { planSession } from '../create.ts'
import { type Asked, tellAsked } from '../joint/tell.ts'
import { daysOf } from './days.ts'
import { insertSeries } from './queries.ts'
import { readSeries } from './read.ts'

/** Which days a series would have, and what stands in the way; nothing is written. */
export async function previewSeries(ctx: Ctx, input: PreviewSeries): Promise<SeriesDayView[]> {
  authorize(ctx.actor, 'session.plan', input.stationId)
  const { studios } = await readStation(ctx, input.stationId)
  // Who has a studio of another station is none of theirs.
  if (input.studioId !== null && !studios.some(({ id }) => id === input.studioId)) throw new AppError('not_found')
  return daysOf(ctx, input)
}

/**
 * Plans every day of a series that is not skipped as a draft of its own, with its own booking and trail: all of them or,
 * when one of the days is taken, none. Days that are over already are left out.
 */
export async function createSeries(ctx: Ctx, input: CreateSeries): Promise<SeriesView> {
  authorize(ctx.actor, 'session.plan', input.stationId)
  const id = await withTx(ctx, async (tx) => {
    await requireStudio(tx, input)
    const days = (await daysOf(tx, input)).filter(
      ({ day, standing }) => standing !== 'past' && !input.skipDays.includes(day),
    )
    if (days.length === 0) throw new AppError('series_empty')
    requireFree(days)
    const series = await insertSeries(tx, {
      station_id: input.stationId,
      title: input.title,
      kind: input.kind,
      theme: input.theme,
      studio_id: input.studioId,
      weekday: input.weekday,
      starts_at: input.startsAt,
      minutes: input.minutes,
      setup_before_minutes: input.setupBeforeMinutes,
      setup_after_minutes: input.setupAfterMinutes,
      holds_first_questions: input.holdsFirstQuestions,
      from_day: input.fromDay,
      until_day: input.untilDay,
      created_by: requirePerson(tx.actor).personId,
      created_at: tx.clock(),
      ended_at: null,
    })
    const planned: Asked[] = []
    for (const { day, plannedStart, plannedEnd } of days)
      planned.push(await planSession(tx, { ...input, plannedStart, plannedEnd }, { id: series.id, day }))
    await tellAsked(tx, planned)
    await recordAudit(
      tx,
      'series.planned',
      { kind: 'series', id: series.id },
      { stationId: series.station_id, detail: { sessions: days.length, from: input.fromDay, to: input.untilDay } },
    )
    return series.id
  })
  return readSeries(ctx, id)
}

/** The studio is held from here on, so that what is found free stays free. */
export async function requireStudio(
  tx: Tx,
  { stationId, studioId }: { stationId: string; studioId: string | null },
): Promise<void> {
  if (studioId !== null && !(await lockStudio(tx, stationId, studioId))) throw new AppError('not_found')
}

/** Refuses with the days on which somebody else has the studio. */
export function requireFree(days: readonly SeriesDayView[]): void {
  const taken = days.filter(({ standing }) => standing === 'taken').map(({ day }) => day)
  if (taken.length > 0) throw new AppError('studio_taken', { details: { days: taken } })
}
