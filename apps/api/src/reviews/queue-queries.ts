import type { ReviewSearch } from '@zhibo/core/reviews/schema'
import { type Insertable, type Selectable, type SqlBool, sql } from 'kysely'
import type { Ctx, Tx } from '../context.ts'
import { isApproved, isWaiting, type ReviewCase } from './queries.ts'
import type { ReviewFilterTable } from './tables.ts'

export type SavedFilter = Selectable<ReviewFilterTable>

/** What a row of the queue tells. A page of fifty is read all day long, so it fetches nothing else. */
const shown = [
  'id',
  'subject',
  'subject_id',
  'revision_id',
  'revision_number',
  'title',
  'station_id',
  'state',
  'version',
  'submitted_at',
  'due_at',
  'claimed_by',
  'claimed_until',
  'submitters',
  'employer_id',
  'decided_by',
  'proposed_action',
  'proposed_by',
  'blocks',
  'returns',
  'flags',
  'differs',
  'mend_by',
] as const
export type QueueRow = Pick<ReviewCase, (typeof shown)[number]>

/** The queue: what is due first comes first. */
export function listCases(
  { db, actor, clock }: Ctx,
  stations: 'all' | string[],
  { state, subject, mine, overdue, station, weight, holder, differs, outdated, q, cursor, limit }: ReviewSearch,
): Promise<QueueRow[]> {
  let query = db.selectFrom('review_case').select(shown).orderBy('due_at').orderBy('id')
  if (stations !== 'all') query = query.where('station_id', 'in', stations)
  if (station) query = query.where('station_id', '=', station)
  if (state) query = query.where('state', '=', state)
  if (subject) query = query.where('subject', '=', subject)
  if (mine && actor.kind === 'person') query = query.where('claimed_by', '=', actor.personId)
  if (holder) query = query.where('claimed_by', '=', holder)
  if (weight) query = query.where('weight', '=', weight)
  if (differs) query = query.where('differs', '=', true)
  if (outdated) query = query.where('mend_by', 'is not', null).where(isApproved)
  if (q) query = query.where('title', 'ilike', `%${q.replace(/[\\%_]/g, String.raw`\$&`)}%`)
  if (overdue) query = query.where(isWaiting).where('due_at', '<', clock())
  if (cursor)
    query = query.where(sql<SqlBool>`(due_at, id) > (select due_at, id from review_case where id = ${cursor})`)
  // Hoping to meet fifty soon, the planner would walk the whole queue for words that few titles have: it is made to look
  // for a thousand, of which no more are fetched than are wanted.
  if (q)
    return db
      .with(
        (found) => found('found').materialized(),
        () => query.limit(1000),
      )
      .selectFrom('found')
      .selectAll()
      .orderBy('due_at')
      .orderBy('id')
      .limit(limit)
      .execute()
  return query.limit(limit).execute()
}

/** How many approved ones at some stations a later rule or rate found wanting. */
export async function countOutdated({ db }: Ctx, stations: 'all' | string[]): Promise<number> {
  let query = db
    .selectFrom('review_case')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('mend_by', 'is not', null)
    .where(isApproved)
  if (stations !== 'all') query = query.where('station_id', 'in', stations)
  return (await query.executeTakeFirstOrThrow()).count
}

/** A person's filters, oldest first. */
export function listFilters({ db }: Ctx, personId: string): Promise<SavedFilter[]> {
  return db.selectFrom('review_filter').selectAll().where('person_id', '=', personId).orderBy('id').execute()
}

export function saveFilter({ db }: Tx, filter: Insertable<ReviewFilterTable>): Promise<SavedFilter> {
  return db
    .insertInto('review_filter')
    .values(filter)
    .onConflict((taken) => taken.columns(['person_id', 'name']).doUpdateSet({ filter: filter.filter }))
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function removeFilter({ db }: Ctx, personId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('review_filter')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
