import type { ReinspectionView } from '@zhibo/core/reviews/reinspections'
import type { Ctx } from '../context.ts'
import { namesOf } from '../identity/names.ts'
import { hadPart, settledByOthers } from './duty.ts'
import type { Reinspection } from './reinspection-queries.ts'

export async function toReinspectionViews(ctx: Ctx, all: readonly Reinspection[]): Promise<ReinspectionView[]> {
  const { actor } = ctx
  const names = await namesOf(
    ctx,
    all.flatMap((each) => [each.decided_by, each.answered_by ?? [], each.settled_by ?? []].flat()),
  )
  const by = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? '' })
  return all.map((each) => ({
    id: each.id,
    caseId: each.case_id,
    subject: each.subject,
    title: each.title,
    stationId: each.station_id,
    revisionId: each.revision_id,
    revisionNumber: each.revision_number,
    state: each.state,
    drawnAt: each.drawn_at.toISOString(),
    decidedBy: { id: each.decided_by, name: names.get(each.decided_by) ?? '' },
    notByMe: actor.kind === 'person' && hadPart(actor, each),
    settledByOthers: actor.kind === 'person' && settledByOthers(actor, each),
    answeredBy: by(each.answered_by),
    answeredAt: each.answered_at?.toISOString() ?? null,
    note: each.note,
    settledBy: by(each.settled_by),
    settledAt: each.settled_at?.toISOString() ?? null,
    word: each.word,
  }))
}
