import type { MovedSeries, MoveSeries, SeriesDayView } from '@zhibo/core/sessions/series-schema'
import { inWeekOf } from '@zhibo/core/sessions/series-days'
import { authorize } from '../../actor.ts'
import { recordAudit } from '../../audit/record.ts'
import { type Ctx, type Tx, withTx } from '../../context.ts'
import { AppError, found } from '../../problem.ts'
import { findBooking, removeBooking } from '../booking-queries.ts'
import type { WantedStudio } from '../bookings.ts'
import { type Replanned, tellReplanned } from '../joint/tell-moved.ts'
import { type Session, updateSession } from '../queries.ts'
import { refusedAt } from '../refused-at.ts'
import { replan } from '../replan.ts'
import { requireFree, requireStudio } from './create.ts'
import { standingOf } from './days.ts'
import { lockSeries, lockSessionsFrom, updateSeries } from './queries.ts'
import { readSeries } from './read.ts'

interface Move {
  draft: Session
  wanted: WantedStudio
  to: SeriesDayView
}

/**
 * Every draft of a series from a day on goes to another weekday of its own week, with the studio and all else it has: all
 * of them, or none when one finds its studio taken. What is approved or before the reviewers stays, and is named.
 */
export async function moveSeries(ctx: Ctx, seriesId: string, input: MoveSeries): Promise<MovedSeries> {
  const moved = await withTx(ctx, async (tx) => {
    const series = found(await lockSeries(tx, seriesId))
    const stationId = series.station_id
    authorize(tx.actor, 'session.plan', stationId)
    if (series.ended_at) throw new AppError('not_from_here')
    const drafts = await lockSessionsFrom(tx, seriesId, input.fromDay, ['draft'])
    if (drafts.length === 0) throw new AppError('series_empty')
    const moves = await movesOf(tx, stationId, drafts, input)
    // All leave before the first comes back: they may take each other's hours.
    for (const { draft } of moves) await removeBooking(tx, draft.id, stationId)
    const moved: Replanned[] = []
    for (const move of moves) moved.push(await make(tx, move))
    await tellReplanned(tx, moved)
    const days = moves.map(({ to }) => to).toSorted((a, b) => a.day.localeCompare(b.day))
    const [first, last] = [days[0]!.day, days.at(-1)!.day]
    await updateSeries(tx, seriesId, {
      weekday: input.weekday,
      starts_at: input.startsAt,
      minutes: input.minutes,
      from_day: first < series.from_day ? first : series.from_day,
      until_day: last > series.until_day ? last : series.until_day,
    })
    await recordAudit(
      tx,
      'series.changed',
      { kind: 'series', id: seriesId },
      { stationId, detail: { sessions: moves.length, from: input.fromDay, weekday: input.weekday } },
    )
    return days
  })
  const series = await readSeries(ctx, seriesId)
  const stayed = series.sessions.filter(
    ({ day, state }) => day >= input.fromDay && (state === 'in_review' || state === 'scheduled'),
  )
  return { series, moved, stayed }
}

/** Where each draft would go; refused with the days that are over or taken. */
async function movesOf(tx: Tx, stationId: string, drafts: readonly Session[], input: MoveSeries): Promise<Move[]> {
  const booked = new Map<string, WantedStudio>()
  for (const { id } of drafts)
    booked.set(
      id,
      (await findBooking(tx, id, stationId)) ?? { studioId: null, setupBeforeMinutes: 0, setupAfterMinutes: 0 },
    )
  const studios = new Set([...booked.values()].map(({ studioId }) => studioId).filter((id) => id !== null))
  // In one order, whoever else locks them.
  for (const studioId of [...studios].toSorted((a, b) => a.localeCompare(b)))
    await requireStudio(tx, { stationId, studioId })
  const own = drafts.map(({ id }) => id)
  const moves: Move[] = []
  for (const draft of drafts) {
    const wanted = booked.get(draft.id)!
    const pattern = { ...wanted, startsAt: input.startsAt, minutes: input.minutes }
    const [to] = await standingOf(tx, [inWeekOf(draft.series_day!, input.weekday)], pattern, own)
    moves.push({ draft, wanted, to: to! })
  }
  if (moves.some(({ to }) => to.standing === 'past')) throw refusedAt(['fromDay'], 'in_the_past')
  requireFree(moves.map(({ to }) => to))
  return moves
}

/** With the studio it has; the stations that said yes are asked anew. */
async function make(tx: Tx, { draft, wanted, to: { day, plannedStart, plannedEnd } }: Move): Promise<Replanned> {
  await updateSession(tx, draft.id, { series_day: day })
  const { title, kind, theme, holds_first_questions: holdsFirstQuestions } = draft
  const input = { title, kind, theme, holdsFirstQuestions, ...wanted, plannedStart, plannedEnd }
  return replan(tx, draft, input, wanted.studioId)
}
