import type { ReinspectionSearch } from '@zhibo/core/reviews/reinspections'
import type { Insertable, Updateable } from 'kysely'
import type { Ctx, Tx } from '../context.ts'
import { found } from '../problem.ts'
import type { ReviewReinspectionTable } from './tables.ts'

const reinspections = ({ db }: Ctx) =>
  db
    .selectFrom('review_reinspection as drawn')
    .innerJoin('review_case', 'review_case.id', 'drawn.case_id')
    .selectAll('drawn')
    .select([
      'review_case.title',
      'review_case.subject',
      'review_case.submitters',
      'review_case.employer_id',
      'review_case.station_id',
    ])

export type Reinspection = Awaited<ReturnType<typeof findReinspection>>

export async function findReinspection(ctx: Ctx, id: string) {
  return found(await reinspections(ctx).where('drawn.id', '=', id).executeTakeFirst())
}

export async function lockReinspection(tx: Tx, id: string): Promise<Reinspection> {
  const locked = await tx.db
    .selectFrom('review_reinspection')
    .select('id')
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return findReinspection(tx, found(locked).id)
}

export async function insertReinspection({ db }: Tx, drawn: Insertable<ReviewReinspectionTable>): Promise<void> {
  await db
    .insertInto('review_reinspection')
    .values(drawn)
    .onConflict((taken) => taken.columns(['case_id', 'revision_id']).doNothing())
    .execute()
}

export async function updateReinspection(
  { db }: Tx,
  id: string,
  changes: Updateable<ReviewReinspectionTable>,
): Promise<void> {
  await db.updateTable('review_reinspection').set(changes).where('id', '=', id).execute()
}

/** Of some stations: what is still to do oldest first, the others newest first. */
export function listReinspections(
  ctx: Ctx,
  stations: 'all' | string[],
  { state, cursor, limit }: ReinspectionSearch,
): Promise<Reinspection[]> {
  const oldestFirst = state === 'open' || state === 'differs'
  let query = reinspections(ctx)
    .orderBy('drawn.id', oldestFirst ? 'asc' : 'desc')
    .limit(limit)
  if (stations !== 'all') query = query.where('drawn.station_id', 'in', stations)
  if (state) query = query.where('drawn.state', '=', state)
  if (cursor) query = query.where('drawn.id', oldestFirst ? '>' : '<', cursor)
  return query.execute()
}
