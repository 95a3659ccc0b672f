import type { DeviationState } from '@zhibo/core/deviations/schema'
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Ctx, Tx } from '../context.ts'
import type { Show } from '../sessions/standing.ts'
import type { DeviationTable } from './tables.ts'

export type Deviation = Selectable<DeviationTable>

/** A deviation with what its readers need to know beside it. */
export type DeviationLine = Deviation & Show & { session_title: string; employer_name: string | null }

export function insertDeviation({ db }: Tx, deviation: Insertable<DeviationTable>): Promise<Deviation> {
  return db.insertInto('deviation').values(deviation).returningAll().executeTakeFirstOrThrow()
}

export function lockDeviation({ db }: Tx, id: string): Promise<Deviation | undefined> {
  return db.selectFrom('deviation').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
}

export async function updateDeviation({ db }: Tx, id: string, changes: Updateable<DeviationTable>): Promise<void> {
  await db
    .updateTable('deviation')
    .set((eb) => ({ ...changes, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** The same marked a moment ago, and not taken back. */
export function findRepeated(
  { db }: Tx,
  {
    session_id,
    job_id,
    employer_id,
    field,
    text,
  }: Pick<Deviation, 'session_id' | 'job_id' | 'employer_id' | 'field' | 'text'>,
  since: Date,
): Promise<Deviation | undefined> {
  return db
    .selectFrom('deviation')
    .selectAll()
    .where('session_id', '=', session_id)
    .where('job_id', 'is not distinct from', job_id)
    .where('employer_id', 'is not distinct from', employer_id)
    .where('field', '=', field)
    .where('text', '=', text)
    .where('at', '>', since)
    .where('state', '<>', 'withdrawn')
    .limit(1)
    .executeTakeFirst()
}

/** What was marked in a session and not taken back, in order. */
export function listMarked({ db }: Ctx, sessionId: string): Promise<Deviation[]> {
  return db
    .selectFrom('deviation')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('state', '<>', 'withdrawn')
    .orderBy('id')
    .execute()
}

const lines = ({ db }: Ctx) =>
  db
    .selectFrom('deviation as d')
    .innerJoin('live_session as s', 's.id', 'd.session_id')
    .leftJoin('employer', 'employer.id', 'd.employer_id')
    .selectAll('d')
    .select(['s.title as session_title', 's.station_id', 's.partner_ids', 'employer.name as employer_name'])

export function findLine(ctx: Ctx, id: string): Promise<DeviationLine | undefined> {
  return lines(ctx).where('d.id', '=', id).executeTakeFirst()
}

/** All of a session in the order of the show, those taken back included. */
export function listOfSession(ctx: Ctx, sessionId: string): Promise<DeviationLine[]> {
  return lines(ctx).where('d.session_id', '=', sessionId).orderBy('d.at_ms').orderBy('d.id').execute()
}

interface Search {
  /** One employer's, or those of the sessions of these stations. */
  of: { employerId: string } | { stationIds: 'all' | string[] }
  state?: DeviationState | undefined
  cursor?: string | undefined
  limit: number
}

/** A page, the newest first; one more than the limit tells that there is another. What was taken back is not in it unless asked for. */
export function listLines(ctx: Ctx, { of, state, cursor, limit }: Search): Promise<DeviationLine[]> {
  return lines(ctx)
    .$if('employerId' in of, (query) => query.where('d.employer_id', '=', 'employerId' in of ? of.employerId : ''))
    .$if('stationIds' in of && of.stationIds !== 'all', (query) =>
      query.where((eb) => {
        const stations = 'stationIds' in of ? (of.stationIds as string[]) : []
        return eb.or([eb('s.station_id', 'in', stations), sql<boolean>`s.partner_ids && ${stations}::uuid[]`])
      }),
    )
    .$if(state !== undefined, (query) => query.where('d.state', '=', state!))
    .$if(state === undefined, (query) => query.where('d.state', '<>', 'withdrawn'))
    .$if(cursor !== undefined, (query) => query.where('d.id', '<', cursor!))
    .orderBy('d.id', 'desc')
    .limit(limit + 1)
    .execute()
}

/** What counts against an employer since an instant: not taken back, and its explanation not accepted. */
export async function countStanding({ db }: Ctx, employerId: string, since: Date): Promise<number> {
  const { count } = await db
    .selectFrom('deviation')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('employer_id', '=', employerId)
    .where('at', '>', since)
    .where('state', '<>', 'withdrawn')
    .where(sql<boolean>`outcome is distinct from 'accepted'`)
    .executeTakeFirstOrThrow()
  return count
}

/** Sets when the answers to what is open in a session are due; returns whose, and how many. */
export async function setAnswersDue(
  { db }: Tx,
  sessionId: string,
  dueAt: Date,
): Promise<{ employerId: string; count: number }[]> {
  const due = await db
    .updateTable('deviation')
    .set({ answer_due_at: dueAt })
    .where('session_id', '=', sessionId)
    .where('employer_id', 'is not', null)
    .where('state', '=', 'open')
    .where('answer_due_at', 'is', null)
    .returning('employer_id')
    .execute()
  return [...Map.groupBy(due, ({ employer_id }) => employer_id!)].map(([employerId, { length }]) => ({
    employerId,
    count: length,
  }))
}
