import type { SessionState } from '@zhibo/core/sessions/schema'
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Ctx, Tx } from '../context.ts'
import type { SessionInvitationTable } from './tables.ts'

export type Invitation = Selectable<SessionInvitationTable>

export function listOfSession({ db }: Ctx, sessionId: string): Promise<Invitation[]> {
  return db.selectFrom('session_invitation').selectAll().where('session_id', '=', sessionId).orderBy('id').execute()
}

/** With whose it is. Whoever changes it holds the session's lock. */
export function findInvitation({ db }: Ctx, id: string) {
  return db
    .selectFrom('session_invitation as i')
    .innerJoin('session_presenter as p', 'p.id', 'i.presenter_id')
    .selectAll('i')
    .select(['p.person_id', 'p.employer_id'])
    .where('i.id', '=', id)
    .executeTakeFirst()
}

export function insertInvitation({ db }: Tx, invitation: Insertable<SessionInvitationTable>): Promise<Invitation> {
  return db.insertInto('session_invitation').values(invitation).returningAll().executeTakeFirstOrThrow()
}

export function updateInvitation(
  { db }: Tx,
  id: string,
  changes: Updateable<SessionInvitationTable>,
): Promise<Invitation> {
  return db
    .updateTable('session_invitation')
    .set({ ...changes, version: sql`version + 1` })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Whether the place `p` speaks in the segment `g`, alone or beside somebody. */
const presentsIn = sql<boolean>`(g.session_id = p.session_id and (g.presenter_id = p.id or exists (
  select from segment_presenter c where c.segment_id = g.id and c.presenter_id = p.id)))`

/** What a person is asked to present for companies they act for, the next show first. */
export function listOwn({ db }: Ctx, personId: string, states: readonly SessionState[]) {
  return db
    .selectFrom('session_presenter as p')
    .innerJoin('session_invitation as i', 'i.presenter_id', 'p.id')
    .innerJoin('live_session as s', 's.id', 'p.session_id')
    .innerJoin('facility', 'facility.id', 's.station_id')
    .innerJoin('employer', 'employer.id', 'p.employer_id')
    .innerJoin('employer_member as m', (join) =>
      join.onRef('m.employer_id', '=', 'p.employer_id').onRef('m.person_id', '=', 'p.person_id'),
    )
    .selectAll('i')
    .select(['s.title', 's.state as session_state', 's.planned_start', 's.planned_end'])
    .select(['facility.name as station_name', 'employer.name as employer_name'])
    .select(sql<number>`(select coalesce(sum(g.minutes), 0)::int from segment g where ${presentsIn})`.as('minutes'))
    .select(
      sql<number>`(select count(distinct j.job_id)::int from segment_job j
        join segment g on g.id = j.segment_id where ${presentsIn})`.as('job_count'),
    )
    .where('p.person_id', '=', personId)
    .where('i.state', '<>', 'withdrawn')
    .where('s.state', 'in', states)
    .orderBy('s.planned_start')
    .orderBy('i.id')
    .execute()
}

/** Shows in which a person has a place for a company, or for this one; in the order in which they are locked. */
export async function listSessionsWith(
  { db }: Ctx,
  personId: string,
  states: readonly SessionState[],
  employerId?: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('session_presenter as p')
    .innerJoin('live_session as s', 's.id', 'p.session_id')
    .select('p.session_id')
    .distinct()
    .where('p.person_id', '=', personId)
    .where('p.employer_id', 'is not', null)
    .$if(employerId !== undefined, (query) => query.where('p.employer_id', '=', employerId!))
    .where('s.state', 'in', states)
    .orderBy('p.session_id')
    .execute()
  return rows.map(({ session_id }) => session_id)
}

/** Approved shows to come at another time than the one somebody was asked for who did not say no. */
export async function listMoved({ db, clock }: Ctx, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('session_invitation as i')
    .innerJoin('live_session as s', 's.id', 'i.session_id')
    .select('i.session_id')
    .distinct()
    .where('s.state', '=', 'scheduled')
    .where('s.planned_start', '>', clock())
    .where('i.state', 'in', ['invited', 'accepted'])
    .whereRef('i.asked_for', '<>', 's.planned_start')
    .orderBy('i.session_id')
    .limit(limit)
    .execute()
  return rows.map(({ session_id }) => session_id)
}

/** The invitations to a show that stand, or of them a person's, for companies or for this one. */
export function listStandingIn({ db }: Ctx, sessionId: string, personId?: string, employerId?: string) {
  return db
    .selectFrom('session_invitation as i')
    .innerJoin('session_presenter as p', 'p.id', 'i.presenter_id')
    .selectAll('i')
    .select('p.person_id')
    .where('i.session_id', '=', sessionId)
    .where('p.employer_id', 'is not', null)
    .$if(personId !== undefined, (query) => query.where('p.person_id', '=', personId!))
    .$if(employerId !== undefined, (query) => query.where('p.employer_id', '=', employerId!))
    .where('i.state', '<>', 'withdrawn')
    .orderBy('i.id')
    .execute()
}
