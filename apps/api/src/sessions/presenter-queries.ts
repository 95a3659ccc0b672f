import type { PresenterState } from '@zhibo/core/sessions/schema'
import type { Selectable } from 'kysely'
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

/** The places a person has in a session: one per employer, whoever is on air first. */
export function listPlaces({ db }: Ctx, sessionId: string, personId: string): Promise<Presenter[]> {
  return db
    .selectFrom('session_presenter')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('person_id', '=', personId)
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

/** The places in which somebody, or one person, is on air for a company, session by session. */
export function listOnAirForEmployers({ db }: Ctx, personId?: string): Promise<Presenter[]> {
  return db
    .selectFrom('session_presenter')
    .selectAll()
    .where('state', '=', 'on_air')
    .where('employer_id', 'is not', null)
    .$if(personId !== undefined, (query) => query.where('person_id', '=', personId!))
    .orderBy('session_id')
    .orderBy('id')
    .execute()
}
