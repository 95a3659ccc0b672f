import { sql } from 'kysely'
import { employerStatesInForce } from '@zhibo/core/employers/lifecycle'
import type { Ctx, Tx } from '../../context.ts'
import { upcomingStates } from '../plan.ts'

/** A company or a job in a plan that is not in force when the show begins, or already now. */
export interface Lapse {
  sessionId: string
  segmentId: string
  employerId: string
  employerName: string
  /** Null: the company itself. */
  jobId: string | null
  jobTitle: string | null
}

// What lapses between now and the beginning counts as well as what has lapsed; of a late start, what has lapsed by now.
const beginning = (now: Date) => sql`greatest(s.planned_start, ${now})`

/** What lapses of these sessions, companies before their jobs. */
export async function listLapses({ db, clock }: Ctx, sessionIds: readonly string[]): Promise<Lapse[]> {
  if (sessionIds.length === 0) return []
  const now = clock()
  const { rows } = await sql<Lapse>`
    select s.id as "sessionId", g.id as "segmentId", e.id as "employerId", e.name as "employerName",
      j.id as "jobId", j.title as "jobTitle"
    from live_session s
    join segment g on g.session_id = s.id
    join employer e on e.id = g.employer_id
    left join lateral (
      select null::uuid as id, null::text as title, -1 as position
      where not (e.state in (${sql.join(employerStatesInForce)}) and coalesce(e.approved_until > ${beginning(now)}, false))
      union all
      select job.id, job.title, sj.position from segment_job sj join job on job.id = sj.job_id
      where sj.segment_id = g.id and (job.state <> 'published' or job.suspended_at is not null
        or job.valid_until < (${beginning(now)} at time zone 'Asia/Shanghai')::date)
    ) j on true
    where s.id in (${sql.join(sessionIds)}) and j.position is not null
    order by s.id, g.position, j.position`.execute(db)
  return rows
}

/** Sessions to come until then, the next first. */
export async function listUpcoming({ db, clock }: Ctx, until: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('live_session')
    .select('id')
    .where('state', 'in', upcomingStates)
    .where('planned_start', '>', clock())
    .where('planned_start', '<', until)
    .orderBy('planned_start')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** Of these sessions, those of which something was told. */
export async function listTold({ db }: Ctx, sessionIds: readonly string[]): Promise<string[]> {
  if (sessionIds.length === 0) return []
  const rows = await db
    .selectFrom('session_lapse')
    .select('session_id')
    .distinct()
    .where('session_id', 'in', sessionIds)
    .execute()
  return rows.map(({ session_id }) => session_id)
}

/** Of what lapses, that which its planner was not told of yet; from now on it is known. */
export async function keepNew({ db, clock }: Tx, sessionId: string, lapses: readonly Lapse[]): Promise<number> {
  const rows = lapses.map(({ employerId, jobId }) => ({
    session_id: sessionId,
    subject: jobId === null ? ('employer' as const) : ('job' as const),
    subject_id: jobId ?? employerId,
    found_at: clock(),
  }))
  const added = await db
    .insertInto('session_lapse')
    .values(rows)
    .onConflict((known) => known.doNothing())
    .returning('subject_id')
    .execute()
  return added.length
}

/** What is in force again is forgotten, so that it is told of anew should it lapse once more. */
export async function forgetMended({ db }: Tx, sessionId: string, lapses: readonly Lapse[]): Promise<void> {
  const still = lapses.map(({ employerId, jobId }) => jobId ?? employerId)
  await db
    .deleteFrom('session_lapse')
    .where('session_id', '=', sessionId)
    .$if(still.length > 0, (query) => query.where('subject_id', 'not in', still))
    .execute()
}

export async function removeJobs({ db }: Tx, segmentId: string, jobIds: readonly string[]): Promise<void> {
  await db.deleteFrom('segment_job').where('segment_id', '=', segmentId).where('job_id', 'in', jobIds).execute()
}
