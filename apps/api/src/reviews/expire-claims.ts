import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { lockLapsedClaims } from './queries.ts'
import { takeStep } from './step.ts'

/** Puts cases whose claim ran out back on the queue, as actor `system`. Returns how many; call again while it is not 0. */
export async function expireClaims(ctx: Ctx): Promise<number> {
  return withTx(ctx, async (tx) => {
    const lapsed = await lockLapsedClaims(tx, 100)
    for (const reviewCase of lapsed) await takeStep(tx, reviewCase, 'expire')
    for (const { id, station_id: stationId } of lapsed)
      await recordAudit(tx, 'review.claim_expired', { kind: 'review_case', id }, { stationId })
    return lapsed.length
  })
}
