import type { GuestCallState } from '@zhibo/core/guests/schema'
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Ctx, Tx } from '../context.ts'
import type { GuestCallTable } from './tables.ts'

export type GuestCall = Selectable<GuestCallTable>

/** Whoever changes a call holds its session's lock: that guards all of them. */
export function findCall({ db }: Ctx, sessionId: string, id: string): Promise<GuestCall | undefined> {
  return db
    .selectFrom('guest_call')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export function findOnAir({ db }: Ctx, sessionId: string): Promise<GuestCall | undefined> {
  return db
    .selectFrom('guest_call')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('state', '=', 'on_air')
    .executeTakeFirst()
}

/** The call of a person that is not over; they have one at most. */
export function findOpenOf({ db }: Ctx, sessionId: string, personId: string): Promise<GuestCall | undefined> {
  return db
    .selectFrom('guest_call')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
}

/** The shows in which somebody has a call that is not over. */
export async function listShowsOf({ db }: Ctx, personId: string): Promise<string[]> {
  const calls = await db
    .selectFrom('guest_call')
    .select('session_id')
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .orderBy('session_id')
    .execute()
  return calls.map(({ session_id }) => session_id)
}

/** Who has a call that is not over, in whichever show. */
export async function listOnCalls({ db }: Ctx): Promise<string[]> {
  const calls = await db.selectFrom('guest_call').select('person_id').distinct().where('ended_at', 'is', null).execute()
  return calls.map(({ person_id }) => person_id)
}

/** Calls that are not over, in the order in which they asked. */
export function listOpen({ db }: Ctx, sessionId: string): Promise<GuestCall[]> {
  return db
    .selectFrom('guest_call')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('ended_at', 'is', null)
    .orderBy('number')
    .execute()
}

/** Calls whose rooms may exist: those that are not over, and for a while those that are. */
export function listRecent({ db }: Ctx, sessionId: string, endedSince: Date): Promise<GuestCall[]> {
  return db
    .selectFrom('guest_call')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('called_at', 'is not', null)
    .where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_at', '>', endedSince)]))
    .execute()
}

/** All calls of a session, or one person's, in order; those still open first, then the latest. */
export function listCalls({ db }: Ctx, sessionId: string, personId: string | null, limit = 200): Promise<GuestCall[]> {
  return db
    .selectFrom('guest_call')
    .selectAll()
    .where('session_id', '=', sessionId)
    .$if(personId !== null, (query) => query.where('person_id', '=', personId!))
    .orderBy(sql`ended_at is null`, 'desc')
    .orderBy('ended_at', 'desc')
    .orderBy('number')
    .limit(limit)
    .execute()
}

export async function countAsked({ db }: Tx, sessionId: string, personId: string): Promise<number> {
  const { count } = await db
    .selectFrom('guest_call')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('session_id', '=', sessionId)
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  return count
}

/** Gives the call the next number of the show. */
export function insertCall({ db }: Tx, call: Omit<Insertable<GuestCallTable>, 'number'>): Promise<GuestCall> {
  return db
    .insertInto('guest_call')
    .values((eb) => ({
      ...call,
      number: eb
        .selectFrom('guest_call')
        .select(sql<number>`coalesce(max(number), 0) + 1`.as('next'))
        .where('session_id', '=', call.session_id),
    }))
    .returningAll()
    .executeTakeFirstOrThrow()
}

export function updateCall(
  { db }: Tx,
  id: string,
  changes: Updateable<GuestCallTable> & { state?: GuestCallState },
): Promise<GuestCall> {
  return db
    .updateTable('guest_call')
    .set((eb) => ({ ...changes, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function markCallSeen({ db }: Tx, id: string, at: Date): Promise<void> {
  await db.updateTable('guest_call').set({ seen_at: at }).where('id', '=', id).execute()
}
