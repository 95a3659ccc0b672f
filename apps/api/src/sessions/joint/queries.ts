import type { PartnerState } from '@zhibo/core/sessions/schema'
import { type Selectable, sql, type Updateable } from 'kysely'
import type { Ctx, Tx } from '../../context.ts'
import { upcomingStates } from '../plan.ts'
import type { Session } from '../queries.ts'
import type { SessionPartnerTable } from '../tables.ts'

/** Declares a show for a station, or says anew whose host it is there. When it was first declared stays. */
export async function declareJoint(
  { db, clock }: Tx,
  sessionId: string,
  stationId: string,
  hostId: string | null,
): Promise<void> {
  await db
    .insertInto('session_station')
    .values({ session_id: sessionId, station_id: stationId, declared_at: clock(), host_id: hostId })
    .onConflict((known) => known.columns(['session_id', 'station_id']).doUpdateSet({ host_id: hostId }))
    .execute()
}

/** Whose host it has of its own, for a station that declared the show. */
export function findDeclared({ db }: Ctx, sessionId: string, stationId: string) {
  return db
    .selectFrom('session_station')
    .select('host_id')
    .where('session_id', '=', sessionId)
    .where('station_id', '=', stationId)
    .executeTakeFirst()
}

/** False when it was not declared. */
export async function takeBack({ db }: Tx, sessionId: string, stationId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('session_station')
    .where('session_id', '=', sessionId)
    .where('station_id', '=', stationId)
    .executeTakeFirst()
  return numDeletedRows > 0
}

export type Partner = Selectable<SessionPartnerTable>

/** Whether a station that is named holds the show or may yet; others said no. */
export const stillAsked = (state: PartnerState): boolean => state === 'asked' || state === 'accepted'

/** Whether it had answered, before the show went to other hours. */
export const askedAgain = ({ state, answered_at }: Partner): boolean => state === 'asked' && answered_at !== null

/** The stations a plan names, by when they were asked, with what each says to it. */
export function listPartners({ db }: Ctx, sessionId: string): Promise<(Partner & { name: string })[]> {
  return db
    .selectFrom('session_partner as p')
    .innerJoin('facility', 'facility.id', 'p.station_id')
    .selectAll('p')
    .select('facility.name')
    .where('p.session_id', '=', sessionId)
    .orderBy('p.asked_at')
    .orderBy('p.station_id')
    .execute()
}

export function findPartner({ db }: Tx, sessionId: string, stationId: string): Promise<Partner | undefined> {
  return db
    .selectFrom('session_partner')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('station_id', '=', stationId)
    .executeTakeFirst()
}

/** What stations were asked and can still answer. */
export function listAsked({ db }: Ctx, stationIds: 'all' | readonly string[]): Promise<(Partner & { name: string })[]> {
  return db
    .selectFrom('session_partner as p')
    .innerJoin('live_session as s', 's.id', 'p.session_id')
    .innerJoin('facility', 'facility.id', 'p.station_id')
    .selectAll('p')
    .select('facility.name')
    .$if(stationIds !== 'all', (query) => query.where('p.station_id', 'in', stationIds as string[]))
    .where('s.state', 'in', upcomingStates)
    .orderBy('s.planned_start')
    .orderBy('p.session_id')
    .orderBy('p.station_id')
    .execute()
}

export async function insertPartner({ db, actor, clock }: Tx, sessionId: string, stationId: string): Promise<void> {
  const asked_by = actor.kind === 'person' ? actor.personId : null
  const asked = { session_id: sessionId, station_id: stationId, asked_by, asked_at: clock() }
  await db.insertInto('session_partner').values(asked).execute()
}

export async function removePartner({ db }: Tx, sessionId: string, stationId: string): Promise<void> {
  await db
    .deleteFrom('session_partner')
    .where('session_id', '=', sessionId)
    .where('station_id', '=', stationId)
    .execute()
}

export async function updatePartner(
  { db }: Tx,
  { session_id, station_id }: Partner,
  changes: Updateable<SessionPartnerTable>,
): Promise<void> {
  await db
    .updateTable('session_partner')
    .set(changes)
    .where('session_id', '=', session_id)
    .where('station_id', '=', station_id)
    .execute()
}

/** Who said yes stands in the show's own row. The caller holds its lock. */
export function keepPartners({ db }: Tx, sessionId: string): Promise<Session> {
  return db
    .updateTable('live_session')
    .set({
      partner_ids: sql<string[]>`array(select p.station_id from session_partner p
        where p.session_id = ${sessionId} and p.state = 'accepted' order by p.station_id)`,
    })
    .where('id', '=', sessionId)
    .returningAll()
    .executeTakeFirstOrThrow()
}
