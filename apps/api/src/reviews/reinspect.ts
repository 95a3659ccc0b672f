import type { AuditAction } from '@zhibo/core/audit/words'
import { shanghaiDay } from '@zhibo/core/day'
import type {
  AnswerReinspection,
  ReinspectionSearch,
  ReinspectionView,
  SettleReinspection,
} from '@zhibo/core/reviews/reinspections'
import { authorize } from '../actor.ts'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, type Tx, withTx } from '../context.ts'
import { policyOn } from '../policy/policies.ts'
import { AppError } from '../problem.ts'
import { hadPart, readableStations, requireReader, settledByOthers } from './duty.ts'
import { type ReviewCase, updateCase } from './queries.ts'
import {
  findReinspection,
  insertReinspection,
  listReinspections,
  lockReinspection,
  updateReinspection,
} from './reinspection-queries.ts'
import { toReinspectionViews } from './reinspection-views.ts'

/**
 * Draws an approval for a second look, by the share that the policy names on the day, in the approving transaction.
 * The lot is a keyed hash of what was approved: nobody without the key can foresee it, and it can be shown afterwards.
 */
export async function drawReinspection(tx: Tx, approved: ReviewCase): Promise<void> {
  const policy = await policyOn(tx, 'reinspection', shanghaiDay(tx.clock()))
  const lot = tx.vault.hash(`${approved.id} ${approved.revision_id}`, 'reinspection').readUInt32BE() / 2 ** 32
  const sharePercent = policy?.value.sharePercent ?? 0
  if (approved.decided_by === null || lot * 100 >= sharePercent) return
  await insertReinspection(tx, {
    case_id: approved.id,
    revision_id: approved.revision_id,
    revision_number: approved.revision_number,
    station_id: approved.station_id,
    decided_by: approved.decided_by,
    signed_by: approved.signed_by,
    drawn_at: tx.clock(),
  })
  await recordAudit(
    tx,
    'review.drawn',
    { kind: 'review_case', id: approved.id },
    { stationId: approved.station_id, detail: { revision: approved.revision_id, sharePercent } },
  )
}

/** What was drawn at the stations where the actor may read. */
export async function searchReinspections(ctx: Ctx, search: ReinspectionSearch): Promise<ReinspectionView[]> {
  return toReinspectionViews(ctx, await listReinspections(ctx, readableStations(ctx.actor), search))
}

/** The second reviewer's answer: given once, by somebody who had no part in the first. */
export async function answerReinspection(
  ctx: Ctx,
  id: string,
  { answer, note }: AnswerReinspection,
): Promise<ReinspectionView> {
  return withTx(ctx, async (tx) => {
    const drawn = await lockReinspection(tx, id)
    const second = requireReader(tx.actor, drawn)
    authorize(second, 'review.decide', drawn.station_id)
    if (hadPart(second, drawn)) throw new AppError('own_submission')
    if (drawn.state !== 'open') throw new AppError('not_from_here')
    await updateReinspection(tx, id, { answer, note, answered_by: second.personId, answered_at: tx.clock() })
    if (answer === 'differs') await updateCase(tx, drawn.case_id, { differs: true })
    return recorded(tx, id, 'review.reinspected', { answer })
  })
}

/** A lead says what came of two answers that differ. Whether the approval is suspended is decided on the case itself. */
export async function settleReinspection(
  ctx: Ctx,
  id: string,
  { word }: SettleReinspection,
): Promise<ReinspectionView> {
  return withTx(ctx, async (tx) => {
    const drawn = await lockReinspection(tx, id)
    const lead = requireReader(tx.actor, drawn)
    authorize(lead, 'review.suspend', drawn.station_id)
    if (settledByOthers(lead, drawn)) throw new AppError('own_submission')
    if (drawn.state !== 'differs') throw new AppError('not_from_here')
    await updateReinspection(tx, id, { settled_by: lead.personId, settled_at: tx.clock(), word })
    await updateCase(tx, drawn.case_id, { differs: false })
    return recorded(tx, id, 'review.reinspection_settled', {})
  })
}

async function recorded(
  tx: Tx,
  id: string,
  action: AuditAction,
  detail: Record<string, unknown>,
): Promise<ReinspectionView> {
  const after = await findReinspection(tx, id)
  const [view] = await toReinspectionViews(tx, [after])
  const { case_id, revision_id, station_id } = after
  await recordAudit(
    tx,
    action,
    { kind: 'review_case', id: case_id },
    { stationId: station_id, detail: { reinspection: id, revision: revision_id, ...detail } },
  )
  return view!
}
