import type { ReviewSearch, ReviewSubject } from '@zhibo/core/reviews/schema'
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Ctx, Tx } from '../context.ts'
import { found } from '../problem.ts'
import type { ReviewCaseTable, ReviewEventTable } from './tables.ts'

export type ReviewCase = Selectable<ReviewCaseTable>
export type ReviewEvent = Selectable<ReviewEventTable>

export async function findCase({ db }: Ctx, id: string): Promise<ReviewCase> {
  return found(await db.selectFrom('review_case').selectAll().where('id', '=', id).executeTakeFirst())
}

export async function lockCase({ db }: Tx, id: string): Promise<ReviewCase> {
  return found(await db.selectFrom('review_case').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst())
}

/** The newest case of a subject, locked. The caller holds the subject's own lock. */
export function lockNewestCase({ db }: Tx, subject: ReviewSubject, subjectId: string): Promise<ReviewCase | undefined> {
  return db
    .selectFrom('review_case')
    .selectAll()
    .where('subject', '=', subject)
    .where('subject_id', '=', subjectId)
    .orderBy('submitted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .forNoKeyUpdate()
    .executeTakeFirst()
}

export function insertCase({ db }: Tx, reviewCase: Insertable<ReviewCaseTable>): Promise<ReviewCase> {
  return db.insertInto('review_case').values(reviewCase).returningAll().executeTakeFirstOrThrow()
}

export function updateCase({ db }: Tx, id: string, changes: Updateable<ReviewCaseTable>): Promise<ReviewCase> {
  return db.updateTable('review_case').set(changes).where('id', '=', id).returningAll().executeTakeFirstOrThrow()
}

export async function insertEvent({ db }: Tx, event: Insertable<ReviewEventTable>): Promise<void> {
  await db.insertInto('review_event').values(event).execute()
}

export function listEvents({ db }: Ctx, caseId: string): Promise<ReviewEvent[]> {
  return db.selectFrom('review_event').selectAll().where('case_id', '=', caseId).orderBy('seq').execute()
}

/** The queue: what is due first comes first. */
export function listCases(
  { db, actor }: Ctx,
  stations: 'all' | string[],
  { state, subject, mine, cursor, limit }: ReviewSearch,
): Promise<ReviewCase[]> {
  let query = db.selectFrom('review_case').selectAll().orderBy('due_at').orderBy('id').limit(limit)
  if (stations !== 'all') query = query.where('station_id', 'in', stations)
  if (state) query = query.where('state', '=', state)
  if (subject) query = query.where('subject', '=', subject)
  if (mine && actor.kind === 'person') query = query.where('claimed_by', '=', actor.personId)
  if (cursor) {
    query = query.where(sql<boolean>`(due_at, id) > (select due_at, id from review_case where id = ${cursor})`)
  }
  return query.execute()
}

/** Claims that ran out, skipping what somebody is working on this very moment. */
export function lockLapsedClaims({ db, clock }: Tx, limit: number): Promise<ReviewCase[]> {
  return db
    .selectFrom('review_case')
    .selectAll()
    .where('state', '=', 'claimed')
    .where('claimed_until', '<=', clock())
    .orderBy('claimed_until')
    .limit(limit)
    .forNoKeyUpdate()
    .skipLocked()
    .execute()
}

/** Cases of several subjects, oldest first. */
export function listCasesOf({ db }: Ctx, subject: ReviewSubject, subjectIds: readonly string[]): Promise<ReviewCase[]> {
  if (subjectIds.length === 0) return Promise.resolve([])
  return db
    .selectFrom('review_case')
    .selectAll()
    .where('subject', '=', subject)
    .where('subject_id', 'in', subjectIds)
    .orderBy('submitted_at')
    .orderBy('id')
    .execute()
}

/** The last event of each case that decided something. */
export function listLastDecisions({ db }: Ctx, caseIds: readonly string[]): Promise<ReviewEvent[]> {
  if (caseIds.length === 0) return Promise.resolve([])
  return db
    .selectFrom('review_event')
    .selectAll()
    .distinctOn('case_id')
    .where('case_id', 'in', caseIds)
    .where('action', 'in', ['approve', 'return', 'reject', 'suspend', 'reinstate', 'uphold', 'overturn'])
    .orderBy('case_id')
    .orderBy('seq', 'desc')
    .execute()
}
