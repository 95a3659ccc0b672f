import type { PresenterState } from '@zhibo/core/sessions/schema'
import { type Selectable, sql, type SqlBool } from 'kysely'
import type { Ctx, Tx } from '../context.ts'
import type { SessionPresenterTable } from './tables.ts'

export type Presenter = Selectable<SessionPresenterTable>

/** Who presents, under the employer's name or, of the station's own people, the station's. */
export function listPresenters({ db }: Ctx, sessionId: string): Promise<(Presenter & { name: string })[]> {
  return db
    .selectFrom('session_presenter as p')
    .innerJoin('live_session', 'live_session.id', 'p.session_id')
    .innerJoin('facility', 'facility.id', 'live_session.station_id')
    .leftJoin('employer', 'employer.id', 'p.employer_id')
    .selectAll('p')
    .select((eb) => eb.fn.coalesce('employer.name', 'facility.name').as('name'))
    .where('p.session_id', '=', sessionId)
    .orderBy('p.id')
    .execute()
}

const ofOwnCompany = sql<SqlBool>`exists (select from employer_member m
  where m.employer_id = session_presenter.employer_id and m.person_id = session_presenter.person_id)`

/**
 * The places a person may take in a session: the station's own, and one per employer they act for, whoever is on air
 * first. Whoever left a company has no place of it any more; who is on the blacklist acts for none.
 */
export function listPlaces({ db, actor }: Ctx, sessionId: string, personId: string): Promise<Presenter[]> {
  const barred = actor.kind === 'person' && actor.personId === personId && actor.barredUntil !== null
  return db
    .selectFrom('session_presenter')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('person_id', '=', personId)
    .where((eb) => (barred ? eb('employer_id', 'is', null) : eb.or([eb('employer_id', 'is', null), ofOwnCompany])))
    .orderBy('state', 'desc')
    .orderBy('id')
    .execute()
}

/** Whoever changes it holds the session's lock: that guards its presenters too. */
export function findPresenter({ db }: Ctx, sessionId: string, id: string): Promise<Presenter | undefined> {
  return db
    .selectFrom('session_presenter')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function setPresenterState({ db, clock }: Tx, id: string, state: PresenterState): Promise<void> {
  await db
    .updateTable('session_presenter')
    .set({ state, on_air_since: state === 'on_air' ? clock() : null })
    .where('id', '=', id)
    .execute()
}

/** Takes everyone of a session off air, or everyone of one employer; returns who was on. */
export async function setAllOffAir({ db }: Tx, sessionId: string, employerId?: string): Promise<string[]> {
  const taken = await db
    .updateTable('session_presenter')
    .set({ state: 'off_air', on_air_since: null })
    .where('session_id', '=', sessionId)
    .where('state', '=', 'on_air')
    .$if(employerId !== undefined, (query) => query.where('employer_id', '=', employerId!))
    .returning('id')
    .execute()
  return taken.map(({ id }) => id)
}

/** Sessions in which somebody of this employer is on air. */
export async function listSessionsOnAirOf({ db }: Ctx, employerId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('session_presenter')
    .select('session_id')
    .distinct()
    .where('employer_id', '=', employerId)
    .where('state', '=', 'on_air')
    .orderBy('session_id')
    .execute()
  return rows.map((row) => row.session_id)
}

/** Employers of whom somebody is on air somewhere. */
export async function listEmployersOnAir({ db }: Ctx): Promise<string[]> {
  const rows = await db
    .selectFrom('session_presenter')
    .select('employer_id')
    .distinct()
    .where('state', '=', 'on_air')
    .where('employer_id', 'is not', null)
    .execute()
  return rows.flatMap((row) => row.employer_id ?? [])
}

/** The places in which somebody is on air for a company, and whether they act for it still. */
export function listOnAirForEmployers({ db }: Ctx): Promise<(Presenter & { member: SqlBool })[]> {
  return db
    .selectFrom('session_presenter')
    .selectAll()
    .select(ofOwnCompany.as('member'))
    .where('state', '=', 'on_air')
    .where('employer_id', 'is not', null)
    .execute()
}

/** The places a person has for companies, or for one, in sessions that are not over; session by session. */
export function listPlacesForEmployers({ db }: Ctx, personId: string, employerId?: string): Promise<Presenter[]> {
  return db
    .selectFrom('session_presenter')
    .innerJoin('live_session', 'live_session.id', 'session_presenter.session_id')
    .selectAll('session_presenter')
    .where('person_id', '=', personId)
    .where('employer_id', 'is not', null)
    .$if(employerId !== undefined, (query) => query.where('employer_id', '=', employerId!))
    .where('live_session.state', 'in', ['scheduled', 'live', 'interrupted'])
    .orderBy('session_id')
    .orderBy('session_presenter.id')
    .execute()
}
