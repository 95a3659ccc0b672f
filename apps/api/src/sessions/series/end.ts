import { shanghaiDay } from '@zhibo/core/day'
import type { EndSeries, SeriesView } from '@zhibo/core/sessions/series-schema'
import type { SessionState } from '@zhibo/core/sessions/schema'
import { authorize } from '../../actor.ts'
import { recordAudit } from '../../audit/record.ts'
import { type Ctx, withTx } from '../../context.ts'
import { AppError, found } from '../../problem.ts'
import { cancelSession } from '../cancel.ts'
import { lockSeries, lockSessionsFrom, updateSeries } from './queries.ts'
import { readSeries } from './read.ts'

const unapproved: readonly SessionState[] = ['draft', 'in_review']

/** Ends a series: its drafts from today on are called off with the reason; what is approved only when asked. */
export async function endSeries(ctx: Ctx, seriesId: string, { reason, withApproved }: EndSeries): Promise<SeriesView> {
  await withTx(ctx, async (tx) => {
    const series = found(await lockSeries(tx, seriesId))
    authorize(tx.actor, 'session.plan', series.station_id)
    if (series.ended_at) throw new AppError('not_from_here')
    const today = shanghaiDay(tx.clock())
    const states: SessionState[] = withApproved ? [...unapproved, 'scheduled'] : [...unapproved]
    const called = await lockSessionsFrom(tx, seriesId, today, states)
    for (const { id } of called) await cancelSession(tx, id, { reason })
    await updateSeries(tx, seriesId, { ended_at: tx.clock() })
    await recordAudit(
      tx,
      'series.ended',
      { kind: 'series', id: seriesId },
      { stationId: series.station_id, detail: { sessions: called.length } },
    )
  })
  return readSeries(ctx, seriesId)
}
