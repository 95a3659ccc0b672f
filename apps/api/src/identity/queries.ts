import type { Locale } from '@zhibo/core/problem/locale'
import type { Insertable, Selectable, Updateable } from 'kysely'
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Ctx, Tx } from '../context.ts'
import { prepared } from '../db/prepared.ts'
import type { AuthSessionTable, PersonTable, SignInCodeTable } from './tables.ts'

export type Person = Selectable<PersonTable>
export type SignInCode = Selectable<SignInCodeTable>

export function findPerson({ db }: Ctx, id: string): Promise<Person | undefined> {
  return db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The phones of a person, sealed, the one they sign in with and the one that messages reach them at as staff; and their language. */
export function findReach({ db }: Ctx, id: string) {
  return db
    .selectFrom('person')
    .leftJoin('staff_account', 'staff_account.person_id', 'person.id')
    .select(['person.phone_cipher', 'person.language', 'staff_account.phone_cipher as staff_cipher'])
    .where('person.id', '=', id)
    .executeTakeFirst()
}

export function findPeople({ db }: Ctx, ids: readonly string[]): Promise<Person[]> {
  if (ids.length === 0) return Promise.resolve([])
  return db
    .selectFrom('person')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute()
}

export function findPersonByPhone({ db }: Ctx, phoneHash: Buffer): Promise<Person | undefined> {
  return db.selectFrom('person').selectAll().where('phone_hash', '=', phoneHash).executeTakeFirst()
}

/** The row just written; undefined when the phone has a person already, also one written a moment ago by someone else. */
export function insertPerson({ db }: Tx, person: Insertable<PersonTable>): Promise<Person | undefined> {
  return db
    .insertInto('person')
    .values(person)
    .onConflict((conflict) => conflict.column('phone_hash').doNothing())
    .returningAll()
    .executeTakeFirst()
}

/** Who a live session token belongs to, with everything that says what they may do, in one round trip. */
export function findActorRow({ db, clock }: Ctx, tokenHash: Buffer) {
  return db
    .selectFrom('auth_session')
    .modifyFront(prepared('actor'))
    .innerJoin('person', 'person.id', 'auth_session.person_id')
    .leftJoin('staff_account', 'staff_account.person_id', 'person.id')
    .select(['auth_session.id as authSessionId', 'person.id as personId', 'person.name'])
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('role_grant')
          .select(['role_grant.role', 'role_grant.station_id as stationId'])
          .whereRef('role_grant.person_id', '=', 'person.id')
          .orderBy('role_grant.id'),
      ).as('grants'),
      jsonArrayFrom(
        eb
          .selectFrom('employer_member')
          .select(['employer_member.employer_id as employerId', 'employer_member.role'])
          .whereRef('employer_member.person_id', '=', 'person.id')
          .orderBy('employer_member.employer_id'),
      ).as('memberships'),
      eb
        .selectFrom('blacklist_entry')
        .select((entry) => entry.fn.max('blacklist_entry.until').as('until'))
        .where('blacklist_entry.state', '=', 'in_force')
        .where('blacklist_entry.until', '>', clock())
        .where((entry) =>
          entry.or([
            entry('blacklist_entry.person_id', '=', entry.ref('person.id')),
            entry('blacklist_entry.phone_hash', '=', entry.ref('person.phone_hash')),
          ]),
        )
        .as('barredUntil'),
    ])
    .where('auth_session.token_hash', '=', tokenHash)
    .where('auth_session.revoked_at', 'is', null)
    .where('auth_session.expires_at', '>', clock())
    .where('person.deleted_at', 'is', null)
    .where('staff_account.disabled_at', 'is', null)
    .executeTakeFirst()
}

export async function keepLanguage(
  { db }: Tx,
  personId: string,
  language: Locale,
  why: 'chosen' | 'first',
): Promise<void> {
  await db
    .updateTable('person')
    .set({ language })
    .where('id', '=', personId)
    .where((eb) => (why === 'first' ? eb('language', 'is', null) : eb('language', 'is distinct from', language)))
    .execute()
}

/** The names of the employers a person acts for. */
export function listMemberships({ db }: Ctx, personId: string) {
  return db
    .selectFrom('employer_member')
    .innerJoin('employer', 'employer.id', 'employer_member.employer_id')
    .select(['employer.id as employerId', 'employer.name', 'employer_member.role'])
    .where('employer_member.person_id', '=', personId)
    .orderBy('employer.id')
    .execute()
}

export async function insertAuthSession({ db }: Tx, session: Insertable<AuthSessionTable>): Promise<void> {
  await db.insertInto('auth_session').values(session).execute()
}

export async function revokeAuthSession({ db, clock }: Tx, id: string): Promise<void> {
  await db
    .updateTable('auth_session')
    .set({ revoked_at: clock() })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute()
}

export async function revokeAllSessions({ db, clock }: Tx, personId: string): Promise<void> {
  await db
    .updateTable('auth_session')
    .set({ revoked_at: clock() })
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .execute()
}

/** Makes requests for codes of one phone or from one address wait for each other, so that counting them is exact. */
export async function takeTurn({ db }: Tx, hash: Buffer): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${hash.toString('hex')}, 0))`.execute(db)
}

/** When codes were asked for since `since`, newest first, by phone or by address. */
export async function listCodeTimes(
  { db }: Tx,
  by: 'phone_hash' | 'address_hash',
  hash: Buffer,
  since: Date,
  limit: number,
): Promise<Date[]> {
  const rows = await db
    .selectFrom('sign_in_code')
    .select('created_at')
    .where(by, '=', hash)
    .where('created_at', '>', since)
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => row.created_at)
}

export async function insertCode({ db }: Tx, code: Insertable<SignInCodeTable>): Promise<string> {
  const { id } = await db.insertInto('sign_in_code').values(code).returning('id').executeTakeFirstOrThrow()
  return id
}

/** The newest code of a phone is the only one that counts; locked, so that tries are counted one by one. */
export function lockNewestCode({ db }: Tx, phoneHash: Buffer): Promise<SignInCode | undefined> {
  return db
    .selectFrom('sign_in_code')
    .selectAll()
    .where('phone_hash', '=', phoneHash)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
}

export async function updateCode({ db }: Tx, id: string, change: Updateable<SignInCodeTable>): Promise<void> {
  await db.updateTable('sign_in_code').set(change).where('id', '=', id).execute()
}

/** Drops what only the limits needed. Returns how many rows went. */
export async function deleteStale({ db }: Tx, before: { codes: Date; tries: Date; sessions: Date }): Promise<number> {
  const gone = await Promise.all([
    db.deleteFrom('sign_in_code').where('created_at', '<', before.codes).executeTakeFirstOrThrow(),
    db.deleteFrom('staff_try').where('last_at', '<', before.tries).executeTakeFirstOrThrow(),
    db.deleteFrom('auth_session').where('expires_at', '<', before.sessions).executeTakeFirstOrThrow(),
  ])
  return gone.reduce((sum, { numDeletedRows }) => sum + Number(numDeletedRows), 0)
}
