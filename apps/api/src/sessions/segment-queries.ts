import type { SegmentInput } from '@zhibo/core/sessions/schema'
import { type Selectable, sql, type Updateable } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Ctx, Tx } from '../context.ts'
import type { Session } from './queries.ts'
import type { SegmentTable } from './tables.ts'

/** The run of show in order; each segment with its jobs in order. */
export function listSegments({ db }: Ctx, sessionId: string) {
  return db
    .selectFrom('segment as g')
    .leftJoin('employer', 'employer.id', 'g.employer_id')
    .select([
      'g.id',
      'g.kind',
      'g.title',
      'g.employer_id',
      'employer.name as employer_name',
      'g.presenter_id',
      'g.minutes',
    ])
    .select(['g.state', 'g.started_at', 'g.ended_at'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('segment_presenter')
          .select('segment_presenter.presenter_id')
          .whereRef('segment_presenter.segment_id', '=', 'g.id')
          .orderBy('segment_presenter.position'),
      ).as('co_presenters'),
    )
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('segment_slide')
          .innerJoin('stored_file', 'stored_file.id', 'segment_slide.file_id')
          .select(['segment_slide.file_id', 'stored_file.pages'])
          .whereRef('segment_slide.segment_id', '=', 'g.id')
          .orderBy('segment_slide.position'),
      ).as('slides'),
    )
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('segment_job')
          .select('segment_job.job_id')
          .whereRef('segment_job.segment_id', '=', 'g.id')
          .orderBy('segment_job.position'),
      ).as('jobs'),
    )
    .where('g.session_id', '=', sessionId)
    .orderBy('g.position')
    .execute()
}

/** Who presents a segment, by their places in the session. */
export interface SegmentPlaces {
  presenterId: string
  coPresenterIds: string[]
}

/** Replaces the whole run of show. `places` runs beside `segments`. */
export async function replaceSegments(
  { db }: Tx,
  sessionId: string,
  segments: readonly SegmentInput[],
  places: readonly SegmentPlaces[],
): Promise<void> {
  const presenterIds = places.flatMap(({ presenterId, coPresenterIds }) => [presenterId, ...coPresenterIds])
  await db.deleteFrom('segment').where('session_id', '=', sessionId).execute()
  await db
    .deleteFrom('session_presenter')
    .where('session_id', '=', sessionId)
    .$if(presenterIds.length > 0, (query) => query.where('id', 'not in', presenterIds))
    .execute()
  for (const [position, segment] of segments.entries()) {
    const { kind, title, employerId, minutes, jobIds, slideFileIds = [] } = segment
    const { presenterId, coPresenterIds } = places[position]!
    const { id } = await db
      .insertInto('segment')
      .values({
        session_id: sessionId,
        position,
        kind,
        title,
        employer_id: employerId,
        presenter_id: presenterId,
        minutes,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const jobs = jobIds.map((jobId, at) => ({ segment_id: id, position: at, job_id: jobId }))
    if (jobs.length > 0) await db.insertInto('segment_job').values(jobs).execute()
    const others = coPresenterIds.map((each, at) => ({ segment_id: id, position: at, presenter_id: each }))
    if (others.length > 0) await db.insertInto('segment_presenter').values(others).execute()
    const slides = slideFileIds.map((fileId, at) => ({ segment_id: id, position: at, file_id: fileId }))
    if (slides.length > 0) await db.insertInto('segment_slide').values(slides).execute()
  }
}

/** The place of a person who presents in this session, for an employer or for the station, made when there is none yet. */
export async function ensurePresenter(
  { db }: Tx,
  sessionId: string,
  employerId: string | null,
  personId: string,
): Promise<string> {
  const place = await db
    .insertInto('session_presenter')
    .values({ session_id: sessionId, employer_id: employerId, person_id: personId, on_air_since: null })
    // An update that changes nothing, so that the row that is there already comes back.
    .onConflict((conflict) =>
      conflict.columns(['session_id', 'employer_id', 'person_id']).doUpdateSet({ employer_id: employerId }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return place.id
}

export async function isInRunOfShow({ db }: Ctx, sessionId: string, jobId: string): Promise<boolean> {
  const row = await db
    .selectFrom('segment_job')
    .innerJoin('segment', 'segment.id', 'segment_job.segment_id')
    .select('segment.id')
    .where('segment.session_id', '=', sessionId)
    .where('segment_job.job_id', '=', jobId)
    .executeTakeFirst()
  return row !== undefined
}

export async function findEmployerOfJob({ db }: Ctx, sessionId: string, jobId: string): Promise<string | null> {
  const row = await db
    .selectFrom('segment_job')
    .innerJoin('segment', 'segment.id', 'segment_job.segment_id')
    .innerJoin('job', 'job.id', 'segment_job.job_id')
    .select('job.employer_id')
    .where('segment.session_id', '=', sessionId)
    .where('segment_job.job_id', '=', jobId)
    .executeTakeFirst()
  return row?.employer_id ?? null
}

export async function hasSegmentOf({ db }: Ctx, sessionId: string, employerId: string): Promise<boolean> {
  const row = await db
    .selectFrom('segment')
    .select('id')
    .where('session_id', '=', sessionId)
    .where('employer_id', '=', employerId)
    .executeTakeFirst()
  return row !== undefined
}

/** How a session stands, with those of these jobs that are in its run of show. */
export interface ShowOfJobs extends Pick<Session, 'id' | 'state' | 'ended_at'> {
  shown: string[]
}

export async function findShowOfJobs(
  { db }: Ctx,
  sessionId: string,
  jobIds: readonly string[],
): Promise<ShowOfJobs | undefined> {
  const show = await db
    .selectFrom('live_session')
    .select(['id', 'state', 'ended_at'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('segment_job')
          .innerJoin('segment', 'segment.id', 'segment_job.segment_id')
          .select('segment_job.job_id')
          .whereRef('segment.session_id', '=', 'live_session.id')
          .where('segment_job.job_id', 'in', jobIds),
      ).as('jobs'),
    )
    .where('id', '=', sessionId)
    .executeTakeFirst()
  return show && { id: show.id, state: show.state, ended_at: show.ended_at, shown: show.jobs.map((job) => job.job_id) }
}

/** Sessions not over yet that show some of these jobs, and which; in the order in which they are locked. */
export function listSessionsShowing(
  { db }: Ctx,
  jobIds: readonly string[],
): Promise<{ sessionId: string; shown: string[] }[]> {
  if (jobIds.length === 0) return Promise.resolve([])
  return db
    .selectFrom('segment_job')
    .innerJoin('segment', 'segment.id', 'segment_job.segment_id')
    .innerJoin('live_session', 'live_session.id', 'segment.session_id')
    .select('live_session.id as sessionId')
    .select(sql<string[]>`array_agg(distinct segment_job.job_id)`.as('shown'))
    .where('segment_job.job_id', 'in', jobIds)
    .where('live_session.state', 'in', ['scheduled', 'live', 'interrupted'])
    .groupBy('live_session.id')
    .orderBy('live_session.id')
    .execute()
}

/** A segment as it runs. The session's lock guards it. */
export type RunningSegment = Selectable<SegmentTable>

export function findSegment({ db }: Tx, sessionId: string, id: string): Promise<RunningSegment | undefined> {
  return db
    .selectFrom('segment')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The one that runs now. */
export function findRunning({ db }: Tx, sessionId: string): Promise<RunningSegment | undefined> {
  return db
    .selectFrom('segment')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('state', '=', 'running')
    .executeTakeFirst()
}

/** The segment in which a job stands: the one that runs where it is in several, else the first. */
export function findSegmentOf({ db }: Tx, sessionId: string, jobId: string): Promise<RunningSegment | undefined> {
  return db
    .selectFrom('segment')
    .innerJoin('segment_job', 'segment_job.segment_id', 'segment.id')
    .selectAll('segment')
    .where('segment.session_id', '=', sessionId)
    .where('segment_job.job_id', '=', jobId)
    .orderBy(sql`segment.state = 'running'`, 'desc')
    .orderBy('segment.position')
    .limit(1)
    .executeTakeFirst()
}

export async function updateSegment({ db }: Tx, id: string, changes: Updateable<SegmentTable>): Promise<void> {
  await db.updateTable('segment').set(changes).where('id', '=', id).execute()
}

/** The places of those who present a segment beside the one it names. */
export async function listCoPresenters({ db }: Ctx, segmentId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('segment_presenter')
    .select('presenter_id')
    .where('segment_id', '=', segmentId)
    .execute()
  return rows.map(({ presenter_id }) => presenter_id)
}
