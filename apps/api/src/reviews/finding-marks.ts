import type { FindingMarkSearch, FindingMarkView, MarkFinding, SettleMark } from '@zhibo/core/reviews/finding-marks'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { namesOf } from '../identity/names.ts'
import { AppError } from '../problem.ts'
import { isOwn, readableStations, requireJudge, requireReader } from './duty.ts'
import {
  deleteMark,
  type FindingMark,
  findMark,
  insertMark,
  listMarks,
  listMarksOn,
  lockMark,
  updateMark,
} from './mark-queries.ts'
import { findCase, type ReviewCase, unmeasure } from './queries.ts'

/**
 * A reviewer says that a finding on the case's revision is wrong: for whoever tends the rules, and so that what blocks
 * stands in the way of an approval no longer.
 */
export async function markFinding(ctx: Ctx, caseId: string, input: MarkFinding): Promise<FindingMarkView> {
  return withTx(ctx, async (tx) => {
    const reviewCase = await findCase(tx, caseId)
    const reviewer = requireJudge(tx.actor, reviewCase, 'review.decide')
    const { revision_id, station_id } = reviewCase
    const mark = {
      ...input,
      case_id: caseId,
      revision_id,
      station_id,
      marked_by: reviewer.personId,
      marked_at: tx.clock(),
    }
    const id = await insertMark(tx, mark)
    if (!id) throw new AppError('mark_exists')
    await unmeasure(tx, caseId)
    const [view] = await toViews(tx, [await findMark(tx, id)])
    await recordAudit(
      tx,
      'review.finding_marked',
      { kind: 'review_case', id: caseId },
      { stationId: station_id, detail: { mark: id, rule: input.rule, field: input.field } },
    )
    return view!
  })
}

/** Takes one's own mark back while nobody has settled it. */
export async function unmarkFinding(ctx: Ctx, caseId: string, markId: string): Promise<void> {
  await withTx(ctx, async (tx) => {
    const mark = await lockMark(tx, markId)
    const reviewer = requireReader(tx.actor, mark)
    if (mark.case_id !== caseId) throw new AppError('not_found')
    if (mark.marked_by !== reviewer.personId) throw new AppError('forbidden')
    if (mark.state !== 'open') throw new AppError('not_from_here')
    await deleteMark(tx, markId)
    await unmeasure(tx, caseId)
    await recordAudit(
      tx,
      'review.finding_unmarked',
      { kind: 'review_case', id: caseId },
      { stationId: mark.station_id, detail: { mark: markId, rule: mark.rule, field: mark.field } },
    )
  })
}

/** Whoever tends the rules says whether the finding was right after all. */
export async function settleMark(ctx: Ctx, markId: string, { finding, word }: SettleMark): Promise<FindingMarkView> {
  return withTx(ctx, async (tx) => {
    const mark = await lockMark(tx, markId)
    const lead = requireJudge(tx.actor, await findCase(tx, mark.case_id), 'policy.edit')
    if (mark.marked_by === lead.personId) throw new AppError('own_submission')
    if (mark.state !== 'open') throw new AppError('not_from_here')
    await updateMark(tx, markId, {
      state: finding,
      word,
      settled_by: lead.personId,
      settled_at: tx.clock(),
    })
    await unmeasure(tx, mark.case_id)
    const [view] = await toViews(tx, [await findMark(tx, markId)])
    await recordAudit(
      tx,
      'review.finding_settled',
      { kind: 'review_case', id: mark.case_id },
      { stationId: mark.station_id, detail: { mark: markId, rule: mark.rule, finding } },
    )
    return view!
  })
}

/** The marks of the stations where the actor may read. */
export async function searchMarks(ctx: Ctx, search: FindingMarkSearch): Promise<FindingMarkView[]> {
  return toViews(ctx, await listMarks(ctx, readableStations(ctx.actor), search))
}

/** The marks on the revision a case is about. */
export const marksOn = async (ctx: Ctx, { id, revision_id }: ReviewCase): Promise<FindingMarkView[]> =>
  toViews(ctx, await listMarksOn(ctx, id, revision_id))

async function toViews(ctx: Ctx, marks: readonly FindingMark[]): Promise<FindingMarkView[]> {
  const names = await namesOf(
    ctx,
    marks.flatMap((mark) => [mark.marked_by, mark.settled_by ?? []].flat()),
  )
  const by = (id: string) => ({ id, name: names.get(id) ?? '' })
  const me = ctx.actor.kind === 'person' ? ctx.actor : null
  return marks.map((mark) => ({
    id: mark.id,
    caseId: mark.case_id,
    title: mark.title,
    revisionId: mark.revision_id,
    rule: mark.rule,
    field: mark.field,
    text: mark.text,
    note: mark.note,
    state: mark.state,
    markedBy: by(mark.marked_by),
    mine: mark.marked_by === me?.personId,
    stationId: mark.station_id,
    settledByOthers: me !== null && (mark.marked_by === me.personId || isOwn(me, mark)),
    markedAt: mark.marked_at.toISOString(),
    settledBy: mark.settled_by === null ? null : by(mark.settled_by),
    settledAt: mark.settled_at?.toISOString() ?? null,
    word: mark.word,
  }))
}
