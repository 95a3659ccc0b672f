import { applicationLifecycle } from '@zhibo/core/applications/lifecycle'
import type { ApplicationSearch } from '@zhibo/core/applications/schema'
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Ctx, Tx } from '../context.ts'
import type { ApplicationEventTable, ApplicationTable } from './tables.ts'

export type Application = Selectable<ApplicationTable>

/** Keeps the profile for next time. The row lock makes one seeker's applications wait for each other. */
export async function keepProfile({ db, clock }: Tx, personId: string, cipher: Buffer): Promise<void> {
  await db
    .insertInto('seeker_profile')
    .values({ person_id: personId, profile_cipher: cipher, updated_at: clock() })
    .onConflict((conflict) =>
      conflict.column('person_id').doUpdateSet((eb) => ({
        profile_cipher: eb.ref('excluded.profile_cipher'),
        updated_at: eb.ref('excluded.updated_at'),
      })),
    )
    .execute()
}

export async function findProfile({ db }: Ctx, personId: string): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('seeker_profile')
    .select('profile_cipher')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row?.profile_cipher
}

/** A seeker's applications for these jobs that are neither withdrawn nor ended by a full job: at most one each. */
export function listStanding({ db }: Ctx, seekerId: string, jobIds: string[]): Promise<Application[]> {
  return db
    .selectFrom('application')
    .selectAll()
    .where('seeker_id', '=', seekerId)
    .where('job_id', 'in', jobIds)
    .where('state', 'not in', ['withdrawn', 'job_full'])
    .execute()
}

/** What is the same for every job of one sheet. */
interface Sheet {
  seekerId: string
  profileCipher: Buffer
  purpose: string
  textVersion: string
  fields: string[]
  answerDueAt: Date
}

interface Wanted {
  jobId: string
  revisionId: string
  employerId: string
  stationId: string
  sessionId: string | null
}

/** One consent for each recipient, one application for each job, and its first event, in one round trip. */
export async function insertApplications({ db, clock }: Tx, sheet: Sheet, wanted: Wanted[]): Promise<Application[]> {
  const now = clock()
  const { rows } = await sql<Application>`
    with wanted as (
      select * from unnest(
        ${wanted.map((each) => each.jobId)}::uuid[], ${wanted.map((each) => each.revisionId)}::uuid[],
        ${wanted.map((each) => each.employerId)}::uuid[], ${wanted.map((each) => each.stationId)}::uuid[],
        ${wanted.map((each) => each.sessionId)}::uuid[]
      ) as t (job_id, revision_id, employer_id, station_id, session_id)
    ), recipient as (
      insert into consent (person_id, employer_id, purpose, text_version, fields, given_at)
      select distinct ${sheet.seekerId}::uuid, employer_id, ${sheet.purpose}, ${sheet.textVersion},
        ${sheet.fields}::text[], ${now}::timestamptz
      from wanted
      returning id, employer_id
    ), made as (
      insert into application (job_id, job_revision_id, employer_id, station_id, seeker_id, consent_id, session_id,
        state, last_seq, profile_cipher, applied_at, answer_due_at, updated_at)
      select job_id, revision_id, employer_id, station_id, ${sheet.seekerId}::uuid, recipient.id,
        session_id, 'submitted', 1, ${sheet.profileCipher}, ${now}::timestamptz,
        ${sheet.answerDueAt}::timestamptz, ${now}::timestamptz
      from wanted join recipient using (employer_id)
      returning *
    ), begun as (
      insert into application_event (application_id, seq, action, from_state, to_state, actor_id, at)
      select id, 1, 'submit', null, 'submitted', seeker_id, applied_at from made
    )
    select * from made
  `.execute(db)
  return rows
}

/** Locked, so that an answer, a reveal and a withdrawal wait for each other. */
export function lockApplication({ db }: Tx, id: string): Promise<Application | undefined> {
  return db.selectFrom('application').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
}

export function updateApplication(
  { db }: Tx,
  id: string,
  change: Omit<Updateable<ApplicationTable>, 'version' | 'last_seq'>,
): Promise<Application> {
  return db
    .updateTable('application')
    .set(change)
    .set((eb) => ({ version: eb('version', '+', 1), last_seq: eb('last_seq', '+', 1) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function appendEvent({ db }: Tx, event: Insertable<ApplicationEventTable>): Promise<void> {
  await db.insertInto('application_event').values(event).execute()
}

export async function consentStands({ db }: Tx, consentId: string): Promise<boolean> {
  const row = await db
    .selectFrom('consent')
    .select('id')
    .where('id', '=', consentId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** Withdraws a consent on which no application with a profile stands any more: one sheet may have covered several jobs. */
export async function withdrawConsent({ db, clock }: Tx, consentId: string): Promise<void> {
  await db
    .updateTable('consent')
    .set({ withdrawn_at: clock() })
    .where('id', '=', consentId)
    .where('withdrawn_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('application')
            .select('id')
            .where('consent_id', '=', consentId)
            .where('profile_cipher', 'is not', null),
        ),
      ),
    )
    .execute()
}

export function listOfSeeker({ db }: Ctx, seekerId: string, page: { cursor?: string; limit: number }) {
  let query = db.selectFrom('application').selectAll().where('seeker_id', '=', seekerId)
  if (page.cursor) query = query.where('id', '<', page.cursor)
  return query.orderBy('id', 'desc').limit(page.limit).execute()
}

export function listOfJob({ db }: Ctx, jobId: string, search: ApplicationSearch): Promise<Application[]> {
  let query = db.selectFrom('application').selectAll().where('job_id', '=', jobId)
  if (search.state) query = query.where('state', '=', search.state)
  if (search.cursor) query = query.where('id', '<', search.cursor)
  return query.orderBy('id', 'desc').limit(search.limit).execute()
}

export function countByJob(
  { db }: Ctx,
  jobIds: readonly string[],
): Promise<{ job_id: string; applications: number; unanswered: number }[]> {
  return db
    .selectFrom('application')
    .select((eb) => [
      'job_id',
      eb.fn.countAll<number>().as('applications'),
      eb.fn.countAll<number>().filterWhere('state', 'in', ['submitted', 'viewed']).as('unanswered'),
    ])
    .where('job_id', 'in', jobIds)
    .where('state', '<>', 'withdrawn')
    .groupBy('job_id')
    .execute()
}

/** Applications that nobody answered in time and of which nobody was told yet; locked, the longest overdue first. */
export function lockOverdue({ db, clock }: Tx, limit: number): Promise<Application[]> {
  return db
    .selectFrom('application')
    .selectAll()
    .where('state', 'in', ['submitted', 'viewed'])
    .where('overdue_at', 'is', null)
    .where('answer_due_at', '<=', clock())
    .orderBy('answer_due_at')
    .limit(limit)
    .forNoKeyUpdate()
    .skipLocked()
    .execute()
}

/** Marks that the seeker was told, and puts it on the staff's list. What is shown of an application does not change, so its version stays. */
export async function markOverdue({ db, clock }: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await db.updateTable('application').set({ overdue_at: clock() }).where('id', 'in', ids).execute()
}

/** Applications whose job was filled before they came to anything; locked. */
export function lockOfFilledJobs({ db }: Tx, limit: number): Promise<Application[]> {
  return db
    .selectFrom('application')
    .innerJoin('job', 'job.id', 'application.job_id')
    .selectAll('application')
    .where('job.state', '=', 'full')
    .where('job.suspended_at', 'is', null)
    .where('application.state', 'in', applicationLifecycle.close_full.from)
    .orderBy('application.id')
    .limit(limit)
    .forNoKeyUpdate('application')
    .skipLocked()
    .execute()
}

/** Unanswered and overdue at these stations, newest first. */
export function listOverdue(
  { db }: Ctx,
  stations: 'all' | readonly string[],
  { cursor, limit }: { cursor?: string; limit: number },
): Promise<Application[]> {
  if (stations !== 'all' && stations.length === 0) return Promise.resolve([])
  let query = db
    .selectFrom('application')
    .selectAll()
    .where('state', 'in', ['submitted', 'viewed'])
    .where('overdue_at', 'is not', null)
  if (stations !== 'all') query = query.where('station_id', 'in', stations)
  if (cursor) query = query.where('id', '<', cursor)
  return query.orderBy('id', 'desc').limit(limit).execute()
}

/** How many applied out of a session, by minute and job. Those withdrawn since are counted: they did apply. */
export function countOfSession(
  { db }: Ctx,
  sessionId: string,
): Promise<{ minute: Date; job_id: string; count: number }[]> {
  return db
    .selectFrom('application')
    .select(['job_id', sql<Date>`date_trunc('minute', applied_at)`.as('minute')])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('session_id', '=', sessionId)
    .groupBy([sql`date_trunc('minute', applied_at)`, 'job_id'])
    .orderBy('minute')
    .orderBy('job_id')
    .execute()
}
