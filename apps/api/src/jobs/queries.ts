import type { JobContent, JobSearch } from '@zhibo/core/jobs/schema'
import { themeAsks } from '@zhibo/core/jobs/themes'
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Ctx, Tx } from '../context.ts'
import { whereInForce } from '../employers/in-force.ts'
import { found } from '../problem.ts'
import type { JobRevisionTable, JobTable } from './tables.ts'

export type Job = Selectable<JobTable>
export type JobRevision = Selectable<JobRevisionTable>

/** A revision as it was fixed; what was not asked for in its day is as if left empty. */
const complete = (revision: JobRevision): JobRevision => ({
  ...revision,
  content: { ...revision.content, pay: { ...notAskedFor, ...revision.content.pay } },
})
const notAskedFor = { operations: [], lastIntake: null }

export async function findJob({ db }: Ctx, id: string): Promise<Job> {
  return found(await db.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirst())
}

export async function lockJob({ db }: Tx, id: string): Promise<Job> {
  return found(await db.selectFrom('job').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst())
}

/** Holds jobs as they are until commit; many may hold them at once, nobody may change them meanwhile. */
export function holdJobs({ db }: Tx, ids: readonly string[]): Promise<Job[]> {
  return db.selectFrom('job').selectAll().where('id', 'in', ids).orderBy('id').forShare().execute()
}

export function listJobs({ db }: Ctx, ids: readonly string[]): Promise<Job[]> {
  if (ids.length === 0) return Promise.resolve([])
  return db.selectFrom('job').selectAll().where('id', 'in', ids).execute()
}

/** The jobs of employers, newest first. */
export function listJobsOf({ db }: Ctx, employerIds: readonly string[], limit: number): Promise<Job[]> {
  if (employerIds.length === 0) return Promise.resolve([])
  return db
    .selectFrom('job')
    .selectAll()
    .where('employer_id', 'in', employerIds)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** What a visitor may find: published, not past its day, of an employer in force; newest first. */
export function searchOpenJobs(
  { db, clock }: Ctx,
  today: string,
  { q, trade, benefit, theme, scheme, employerId, cursor, limit }: JobSearch,
): Promise<Job[]> {
  let query = db
    .selectFrom('job')
    .innerJoin('employer', 'employer.id', 'job.employer_id')
    .selectAll('job')
    .where('job.state', '=', 'published')
    .where('job.suspended_at', 'is', null)
    .where('job.valid_until', '>=', today)
    .where(whereInForce(clock()))
    .orderBy('job.id', 'desc')
    .limit(limit)
  if (q) query = query.where('job.title', 'ilike', `%${q.replace(/[\\%_]/g, String.raw`\$&`)}%`)
  const asks = theme && themeAsks[theme]
  if (asks?.trade) query = query.where('job.trade', '=', asks.trade)
  if (asks?.benefit) query = query.where('job.benefits', '@>', sql<string[]>`array[${asks.benefit}]::text[]`)
  if (trade) query = query.where('job.trade', '=', trade)
  if (scheme) query = query.where('job.scheme', '=', scheme)
  if (benefit) query = query.where('job.benefits', '@>', sql<string[]>`array[${benefit}]::text[]`)
  if (employerId) query = query.where('job.employer_id', '=', employerId)
  if (cursor) query = query.where('job.id', '<', cursor)
  return query.execute()
}

export function insertJob({ db }: Tx, job: Insertable<JobTable>): Promise<Job> {
  return db.insertInto('job').values(job).returningAll().executeTakeFirstOrThrow()
}

export function updateJob({ db }: Tx, id: string, changes: Updateable<JobTable>): Promise<Job> {
  return db.updateTable('job').set(changes).where('id', '=', id).returningAll().executeTakeFirstOrThrow()
}

/** The next revision of a job. The caller holds the job's row lock, so that numbers follow one another. */
export function insertRevision(
  { db, clock }: Tx,
  jobId: string,
  content: JobContent,
  createdBy: string,
): Promise<JobRevision> {
  return db
    .insertInto('job_revision')
    .values((eb) => ({
      job_id: jobId,
      number: eb
        .selectFrom('job_revision')
        .where('job_id', '=', jobId)
        .select((each) => each(each.fn.coalesce(each.fn.max('number'), each.lit(0)), '+', 1).as('next')),
      content: JSON.stringify(content),
      created_by: createdBy,
      created_at: clock(),
    }))
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function findRevision({ db }: Ctx, id: string): Promise<JobRevision> {
  return complete(found(await db.selectFrom('job_revision').selectAll().where('id', '=', id).executeTakeFirst()))
}

export async function listRevisions({ db }: Ctx, ids: readonly string[]): Promise<JobRevision[]> {
  if (ids.length === 0) return []
  return (await db.selectFrom('job_revision').selectAll().where('id', 'in', ids).execute()).map(complete)
}

/** Of some revisions those that are published, or come back without anybody looking at them anew: paused, stopped or unconfirmed. */
export async function listRevisionsInForce(
  { db, clock }: Ctx,
  today: string,
  revisionIds: readonly string[],
): Promise<string[]> {
  if (revisionIds.length === 0) return []
  const rows = await db
    .selectFrom('job')
    .innerJoin('employer', 'employer.id', 'job.employer_id')
    .select('job.published_revision_id')
    .where('job.published_revision_id', 'in', revisionIds)
    .where('job.state', 'in', ['published', 'full', 'paused', 'stopped', 'unconfirmed'])
    .where('job.suspended_at', 'is', null)
    .where('job.valid_until', '>=', today)
    .where(whereInForce(clock()))
    .execute()
  return rows.flatMap(({ published_revision_id: id }) => id ?? [])
}

/** Jobs whose last day is over, locked, skipping what somebody is working on this very moment. */
export function lockPastJobs({ db }: Tx, today: string, limit: number): Promise<Job[]> {
  return db
    .selectFrom('job')
    .selectAll()
    .where('state', 'in', ['published', 'paused', 'stopped', 'full', 'unconfirmed'])
    .where('valid_until', '<', today)
    .orderBy('valid_until')
    .limit(limit)
    .forNoKeyUpdate()
    .skipLocked()
    .execute()
}

/** Published jobs whose employer was last heard of by `before`, and was not asked yet; locked. */
export function lockJobsToAsk({ db }: Tx, before: Date, limit: number): Promise<Job[]> {
  return db
    .selectFrom('job')
    .selectAll()
    .where('state', '=', 'published')
    .where('confirm_by', 'is', null)
    .where('confirmed_at', '<=', before)
    .where('suspended_at', 'is', null)
    .orderBy('confirmed_at')
    .limit(limit)
    .forNoKeyUpdate()
    .skipLocked()
    .execute()
}

/** Published jobs that nobody confirmed by when they should have; locked. */
export function lockJobsToLapse({ db }: Tx, now: Date, limit: number): Promise<Job[]> {
  return db
    .selectFrom('job')
    .selectAll()
    .where('state', '=', 'published')
    .where('confirm_by', '<=', now)
    .where('suspended_at', 'is', null)
    .orderBy('confirm_by')
    .limit(limit)
    .forNoKeyUpdate()
    .skipLocked()
    .execute()
}
