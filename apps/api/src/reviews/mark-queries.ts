import type { FindingMarkSearch } from '@zhibo/core/reviews/finding-marks'
import type { Insertable, Updateable } from 'kysely'
import type { Ctx, Tx } from '../context.ts'
import { found } from '../problem.ts'
import type { ReviewFindingMarkTable } from './tables.ts'

const marks = ({ db }: Ctx) =>
  db
    .selectFrom('review_finding_mark as mark')
    .innerJoin('review_case', 'review_case.id', 'mark.case_id')
    .selectAll('mark')
    .select(['review_case.title', 'review_case.submitters', 'review_case.employer_id'])

export type FindingMark = Awaited<ReturnType<typeof findMark>>

export async function findMark(ctx: Ctx, id: string) {
  return found(await marks(ctx).where('mark.id', '=', id).executeTakeFirst())
}

export async function lockMark({ db }: Tx, id: string) {
  return found(
    await db.selectFrom('review_finding_mark').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst(),
  )
}

/** The id of a new mark; nothing when this finding is marked already. */
export async function insertMark({ db }: Tx, mark: Insertable<ReviewFindingMarkTable>): Promise<string | undefined> {
  const made = await db
    .insertInto('review_finding_mark')
    .values(mark)
    .onConflict((taken) => taken.columns(['case_id', 'revision_id', 'rule', 'field', 'text']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made?.id
}

export async function updateMark({ db }: Tx, id: string, changes: Updateable<ReviewFindingMarkTable>): Promise<void> {
  await db.updateTable('review_finding_mark').set(changes).where('id', '=', id).execute()
}

export async function deleteMark({ db }: Tx, id: string): Promise<void> {
  await db.deleteFrom('review_finding_mark').where('id', '=', id).execute()
}

/** The marks on one revision of a case, oldest first. */
export function listMarksOn(ctx: Ctx, caseId: string, revisionId: string): Promise<FindingMark[]> {
  return marks(ctx)
    .where('mark.case_id', '=', caseId)
    .where('mark.revision_id', '=', revisionId)
    .orderBy('mark.id')
    .execute()
}

/** Marks of some stations: the open ones oldest first, as work is done; others newest first, as a record is read. */
export function listMarks(
  ctx: Ctx,
  stations: 'all' | string[],
  { state, cursor, limit }: FindingMarkSearch,
): Promise<FindingMark[]> {
  const oldestFirst = state === 'open'
  let query = marks(ctx)
    .orderBy('mark.id', oldestFirst ? 'asc' : 'desc')
    .limit(limit)
  if (stations !== 'all') query = query.where('mark.station_id', 'in', stations)
  if (state) query = query.where('mark.state', '=', state)
  if (cursor) query = query.where('mark.id', oldestFirst ? '>' : '<', cursor)
  return query.execute()
}
