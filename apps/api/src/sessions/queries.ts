import type { SessionSearch, SessionState } from '@zhibo/core/sessions/schema'
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Ctx, Tx } from '../context.ts'
import type { LiveSessionTable } from './tables.ts'

export type Session = Selectable<LiveSessionTable>

export function findSession({ db }: Ctx, id: string): Promise<Session | undefined> {
  return db.selectFrom('live_session').selectAll().where('id', '=', id).executeTakeFirst()
}

/**
 * Locked for whoever changes it. Row locks are `no key update` everywhere: a row that merely names this one (a pin its
 * job, an application its session) need not wait for it, nor hold it up, so that locks are taken in one order only.
 */
export function lockSession({ db }: Tx, id: string): Promise<Session | undefined> {
  return db.selectFrom('live_session').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
}

export function insertSession({ db }: Tx, session: Insertable<LiveSessionTable>): Promise<Session> {
  return db.insertInto('live_session').values(session).returningAll().executeTakeFirstOrThrow()
}

export function updateSession({ db }: Tx, id: string, changes: Updateable<LiveSessionTable>): Promise<Session> {
  return db.updateTable('live_session').set(changes).where('id', '=', id).returningAll().executeTakeFirstOrThrow()
}

/** The session counts for this station from the moment it was declared. */
export async function declareStation({ db }: Tx, sessionId: string, stationId: string, at: Date): Promise<void> {
  await db
    .insertInto('session_station')
    .values({ session_id: sessionId, station_id: stationId, declared_at: at })
    .execute()
}

/** The stations that declared a session, its own first. */
export function listDeclared({ db }: Ctx, sessionId: string): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('session_station as t')
    .innerJoin('facility', 'facility.id', 't.station_id')
    .select(['facility.id', 'facility.name'])
    .where('t.session_id', '=', sessionId)
    .orderBy('t.declared_at')
    .orderBy('facility.id')
    .execute()
}

export async function insertReason(
  { db, actor, clock }: Tx,
  sessionId: string,
  action: string,
  reason: string,
): Promise<void> {
  await db
    .insertInto('session_reason')
    .values({
      session_id: sessionId,
      action,
      reason,
      person_id: actor.kind === 'person' ? actor.personId : null,
      at: clock(),
    })
    .execute()
}

/** Why staff cancelled, stopped or reopened it, in order. */
export function listReasons({ db }: Ctx, sessionId: string): Promise<{ action: string; reason: string; at: Date }[]> {
  return db
    .selectFrom('session_reason')
    .select(['action', 'reason', 'at'])
    .where('session_id', '=', sessionId)
    .orderBy('id')
    .execute()
}

/** A session with what a line of the programme says of it. */
export type SessionLine = Session & { station_name: string; employer_names: string[]; job_count: number }

const lines = ({ db }: Ctx) =>
  db
    .selectFrom('live_session as s')
    .innerJoin('facility', 'facility.id', 's.station_id')
    .selectAll('s')
    .select('facility.name as station_name')
    .select(
      sql<string[]>`array(
        select e.name from segment g join employer e on e.id = g.employer_id
        where g.session_id = s.id group by e.id, e.name order by min(g.position))`.as('employer_names'),
    )
    .select(
      sql<number>`(select count(distinct j.job_id) from segment_job j join segment g on g.id = j.segment_id
        where g.session_id = s.id)`.as('job_count'),
    )

export function findLine(ctx: Ctx, id: string): Promise<SessionLine | undefined> {
  return lines(ctx).where('s.id', '=', id).executeTakeFirst()
}

/** The shows of stations, held alone or with others. */
const declaredBy = ({ db }: Ctx, stationIds: readonly string[]) =>
  db.selectFrom('session_station as d').select('d.session_id').where('d.station_id', 'in', stationIds)

/** What these sessions are, in the order of their hours. */
export const listLinesOf = (ctx: Ctx, ids: readonly string[]): Promise<SessionLine[]> =>
  ids.length === 0 ? Promise.resolve([]) : lines(ctx).where('s.id', 'in', ids).orderBy('s.planned_start').execute()

interface Visibility {
  /** States everyone may see; of what was cancelled, only what had been announced. */
  states: readonly SessionState[]
  /** Stations whose plans the reader may see as well. */
  planners: 'all' | string[]
}

/** A page of the programme, forwards from `search.from` or backwards from the newest; one line more than the limit tells that there is another. */
export function listLines(ctx: Ctx, search: SessionSearch, forwards: boolean, { states, planners }: Visibility) {
  const order = forwards ? 'asc' : 'desc'
  return lines(ctx)
    .$if(planners !== 'all', (query) =>
      query.where((eb) =>
        eb.or([
          eb.and([
            eb('s.state', 'in', states),
            eb.or([eb('s.state', '<>', 'cancelled'), eb('s.announced_at', 'is not', null)]),
          ]),
          ...(planners.length > 0
            ? [eb('s.station_id', 'in', planners as string[]), sql<boolean>`s.partner_ids && ${planners}::uuid[]`]
            : []),
        ]),
      ),
    )
    .$if(search.state !== undefined, (query) => query.where('s.state', '=', search.state!))
    .$if(search.stationId !== undefined, (query) => query.where('s.id', 'in', declaredBy(ctx, [search.stationId!])))
    .$if(search.from !== undefined, (query) => query.where('s.planned_start', '>=', new Date(search.from!)))
    .$if(search.cursor !== undefined, (query) =>
      query.where(
        sql<boolean>`(s.planned_start, s.id) ${sql.raw(forwards ? '>' : '<')}
          (select c.planned_start, c.id from live_session c where c.id = ${search.cursor!})`,
      ),
    )
    .orderBy('s.planned_start', order)
    .orderBy('s.id', order)
    .limit(search.limit + 1)
    .execute()
}

/** What stations have planned or hold between two instants, in order; what was called off is not in it. */
export function listPlannedAt(ctx: Ctx, stationIds: 'all' | readonly string[], from: Date, to: Date) {
  return (
    lines(ctx)
      .$if(stationIds !== 'all', (query) => query.where('s.id', 'in', declaredBy(ctx, stationIds as string[])))
      .where('s.state', '<>', 'cancelled')
      // None lasts longer than a day, so that the index finds where to begin.
      .where('s.planned_start', '>', new Date(from.getTime() - 86_400_000))
      .where('s.planned_start', '<', to)
      .where('s.planned_end', '>', from)
      .orderBy('s.planned_start')
      .orderBy('s.id')
      .execute()
  )
}

export async function listBroadcasting({ db }: Ctx, endedSince: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('live_session')
    .select('id')
    .where((eb) =>
      eb.or([
        eb('state', 'in', ['live', 'interrupted']),
        eb('rehearsing_since', 'is not', null),
        eb('ended_at', '>', endedSince),
      ]),
    )
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

export async function listRunning({ db }: Ctx): Promise<string[]> {
  const rows = await db
    .selectFrom('live_session')
    .select('id')
    .where('state', 'in', ['live', 'interrupted'])
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Whether a station that declared a show has its part in it: it is its own, or there is a host or a studio of it in it. */
const takesPart = (declared: 't' | 'own') => {
  const of = sql.raw(declared)
  return sql<boolean>`(${of}.station_id = s.station_id or ${of}.host_id is not null or exists (
    select from studio_booking b join studio on studio.id = b.studio_id
    where b.session_id = ${of}.session_id and studio.station_id = ${of}.station_id))`
}

export function listHeld({ db }: Ctx, stationId: string, from: Date, to: Date) {
  return db
    .selectFrom('live_session as s')
    .innerJoin('session_station as own', 'own.session_id', 's.id')
    .select(['s.id', 's.title', 's.state', 's.started_at', 's.ended_at'])
    .select(
      sql<string[]>`array(select t.station_id from session_station t where t.session_id = s.id and ${takesPart('t')}
          order by t.station_id)`.as('station_ids'),
    )
    .where('own.station_id', '=', stationId)
    .where(takesPart('own'))
    .where('s.started_at', '<', to)
    .where((eb) => eb.or([eb('s.ended_at', 'is', null), eb('s.ended_at', '>', from)]))
    .orderBy('s.started_at')
    .orderBy('s.id')
    .execute()
}

/** Called off shows of which somebody has still to be told. */
export async function listCancelUntold({ db }: Ctx, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('live_session')
    .select('id')
    .where('state', '=', 'cancelled')
    .where('cancel_told_at', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** Shows that run though they were to be over by then, and into which no presenter has sent anything since. */
export function listForgotten({ db }: Ctx, since: Date): Promise<Pick<Session, 'id' | 'version'>[]> {
  return db
    .selectFrom('live_session as s')
    .select(['s.id', 's.version'])
    .where('s.state', 'in', ['live', 'interrupted'])
    .where('s.planned_end', '<', since)
    .where('s.started_at', '<', since)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('media_interval as i')
            .select('i.id')
            .whereRef('i.session_id', '=', 's.id')
            .where('i.rehearsal', '=', false)
            .where((is) => is.or([is('i.to_at', 'is', null), is('i.to_at', '>=', since)])),
        ),
      ),
    )
    .execute()
}
