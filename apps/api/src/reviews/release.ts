import type { ReviewCaseView } from '@zhibo/core/reviews/schema'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { requireHolder } from './holder.ts'
import { lockCase } from './queries.ts'
import { takeStep } from './step.ts'
import { toCaseView } from './views.ts'

/** Puts a case back on the queue for others. */
export async function releaseCase(ctx: Ctx, caseId: string): Promise<ReviewCaseView> {
  return withTx(ctx, async (tx) => {
    const held = await lockCase(tx, caseId)
    await requireHolder(tx, held)
    const released = await takeStep(tx, held, 'release')
    await recordAudit(tx, 'review.released', { kind: 'review_case', id: caseId }, { stationId: released.station_id })
    return toCaseView(tx, released)
  })
}
