import type { ReviewSubject } from '@zhibo/core/reviews/schema'
import { type Insertable, type Selectable, sql, type SqlBool, type Updateable } from 'kysely'
import type { Ctx, Tx } from '../context.ts'
import { found } from '../problem.ts'
import type { ReviewCaseTable, ReviewEventTable } from './tables.ts'

export type ReviewCase = Selectable<ReviewCaseTable>
export type ReviewEvent = Selectable<ReviewEventTable>

export async function findCase({ db }: Ctx, id: string): Promise<ReviewCase> {
  return found(await db.selectFrom('review_case').selectAll().where('id', '=', id).executeTakeFirst())
}

/** The case in which a revision of a subject was looked at. */
export async function findCaseOfRevision(
  { db }: Ctx,
  subject: ReviewSubject,
  subjectId: string,
  revisionId: string,
): Promise<ReviewCase> {
  const query = db.selectFrom('review_case').selectAll()
  const ofSubject = query.where('subject', '=', subject).where('subject_id', '=', subjectId)
  return found(await ofSubject.where('revision_id', '=', revisionId).executeTakeFirst())
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

/** Everybody who hands in a revision of a subject is known to all its cases, also the earlier ones. */
export async function addSubmitters(
  { db }: Tx,
  subject: ReviewSubject,
  subjectId: string,
  submitters: string[],
): Promise<void> {
  await db
    .updateTable('review_case')
    .set({ submitters })
    .where('subject', '=', subject)
    .where('subject_id', '=', subjectId)
    .where(sql<SqlBool>`submitters <> ${submitters}::uuid[]`)
    .execute()
}

/** Cases that wait and were last weighed before an instant, or never, skipping what somebody is working on this very moment. */
export function lockUnweighed({ db }: Tx, before: Date, limit: number): Promise<ReviewCase[]> {
  return db
    .selectFrom('review_case')
    .selectAll()
    .where(isWaiting)
    .where((each) => each.or([each('weighed_at', 'is', null), each('weighed_at', '<', before)]))
    .orderBy('weighed_at', (order) => order.asc().nullsFirst())
    .orderBy('id')
    .limit(limit)
    .forNoKeyUpdate()
    .skipLocked()
    .execute()
}

/** Cases of what was approved that were last held against older rules, or before the rates changed, skipping as above. */
export function lockUnmeasured(
  { db }: Tx,
  { rules, since }: { rules: string; since: Date },
  limit: number,
): Promise<ReviewCase[]> {
  return db
    .selectFrom('review_case')
    .selectAll()
    .where(isApproved)
    .where(sql<SqlBool>`(measured_by, measured_at) < (${rules}, ${since}::timestamptz)`)
    .orderBy('measured_by')
    .orderBy('measured_at')
    .orderBy('id')
    .limit(limit)
    .forNoKeyUpdate()
    .skipLocked()
    .execute()
}

/** Cases of what was approved whose owner was asked to mend it; locked. A county has a few hundred at most. */
export function lockOutdated({ db }: Tx): Promise<ReviewCase[]> {
  return db
    .selectFrom('review_case')
    .selectAll()
    .where('mend_by', 'is not', null)
    .where(isApproved)
    .orderBy('id')
    .forNoKeyUpdate()
    .skipLocked()
    .execute()
}

/** Nobody needs to mend an earlier revision any more. */
export async function clearOutdated({ db }: Tx, { id, subject, subject_id }: ReviewCase): Promise<void> {
  await db
    .updateTable('review_case')
    .set({ mend_by: null })
    .where('subject', '=', subject)
    .where('subject_id', '=', subject_id)
    .where('id', '<>', id)
    .where('mend_by', 'is not', null)
    .execute()
}

/** Has the next sweep hold what was approved against the rules of now again: what is said of its findings has changed. */
export async function unmeasure({ db }: Tx, id: string): Promise<void> {
  await db.updateTable('review_case').set({ measured_by: '' }).where('id', '=', id).execute()
}

/** In the very words of the partial index. */
export const isApproved = sql<SqlBool>`state in ('approved', 'overturned')`

/** In the very words of the partial indexes, so that the planner sees that they fit. */
export const isWaiting = sql<SqlBool>`state in ('submitted', 'claimed', 'appealed', 'awaiting_signature')`

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

const decisive = ['approve', 'return', 'reject', 'suspend', 'reinstate', 'uphold', 'overturn']

/** What was decided on a subject, revision by revision, in order. */
export function listDecisionsOn(
  { db }: Ctx,
  subject: ReviewSubject,
  subjectId: string,
): Promise<Pick<ReviewEvent, 'action' | 'revision_id'>[]> {
  return db
    .selectFrom('review_event as e')
    .innerJoin('review_case as c', 'c.id', 'e.case_id')
    .select(['e.action', 'e.revision_id'])
    .where('c.subject', '=', subject)
    .where('c.subject_id', '=', subjectId)
    .where('e.action', 'in', decisive)
    .orderBy('e.at')
    .orderBy('e.id')
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
    .where('action', 'in', decisive)
    .orderBy('case_id')
    .orderBy('seq', 'desc')
    .execute()
}
