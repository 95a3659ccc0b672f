import type { Role } from '@zhibo/core/identity/schema'
import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Ctx, Tx } from '../context.ts'
import type { StaffAccountTable, StaffTryTable } from './tables.ts'

export type StaffAccount = Selectable<StaffAccountTable>
export type StaffTry = Selectable<StaffTryTable>

export function findAccount({ db }: Ctx, account: string): Promise<StaffAccount | undefined> {
  return db.selectFrom('staff_account').selectAll().where('account', '=', account).executeTakeFirst()
}

export function lockAccountByName({ db }: Tx, account: string): Promise<StaffAccount | undefined> {
  return db.selectFrom('staff_account').selectAll().where('account', '=', account).forUpdate().executeTakeFirst()
}

export function lockAccount({ db }: Tx, personId: string): Promise<StaffAccount | undefined> {
  return db.selectFrom('staff_account').selectAll().where('person_id', '=', personId).forUpdate().executeTakeFirst()
}

export async function insertStaffPerson({ db, clock }: Tx, name: string): Promise<string> {
  const { id } = await db
    .insertInto('person')
    .values({ name, phone_hash: null, phone_cipher: null, created_at: clock(), deleted_at: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** False when the account name is taken. */
export async function insertAccount({ db }: Tx, account: Insertable<StaffAccountTable>): Promise<boolean> {
  const written = await db
    .insertInto('staff_account')
    .values(account)
    .onConflict((conflict) => conflict.column('account').doNothing())
    .returning('person_id')
    .executeTakeFirst()
  return written !== undefined
}

export async function updateAccount(
  { db }: Tx,
  personId: string,
  change: Updateable<StaffAccountTable>,
): Promise<void> {
  await db.updateTable('staff_account').set(change).where('person_id', '=', personId).execute()
}

/** The count of wrong tries under a name, whether or not there is such an account; locked until commit. */
export function lockTries({ db, clock }: Tx, accountHash: Buffer): Promise<StaffTry> {
  return db
    .insertInto('staff_try')
    .values({ account_hash: accountHash, locked_until: null, last_at: clock() })
    .onConflict((conflict) =>
      conflict.column('account_hash').doUpdateSet((eb) => ({ account_hash: eb.ref('excluded.account_hash') })),
    )
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function updateTries({ db }: Tx, accountHash: Buffer, change: Updateable<StaffTryTable>): Promise<void> {
  await db.updateTable('staff_try').set(change).where('account_hash', '=', accountHash).execute()
}

/** False when the person holds that role there already. */
export async function insertGrant(
  { db, clock }: Tx,
  grant: { personId: string; role: Role; stationId: string | null },
): Promise<boolean> {
  const written = await db
    .insertInto('role_grant')
    .values({ person_id: grant.personId, role: grant.role, station_id: grant.stationId, granted_at: clock() })
    .onConflict((conflict) => conflict.columns(['person_id', 'role', 'station_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return written !== undefined
}

/** False when there was no such grant. */
export async function deleteGrant(
  { db }: Tx,
  grant: { personId: string; role: Role; stationId: string | null },
): Promise<boolean> {
  const gone = await db
    .deleteFrom('role_grant')
    .where('person_id', '=', grant.personId)
    .where('role', '=', grant.role)
    .where('station_id', 'is not distinct from', grant.stationId)
    .returning('id')
    .executeTakeFirst()
  return gone !== undefined
}

/** Roles at these stations of staff who gave no phone and whose account is open, by name. */
export function listUnreachable({ db }: Ctx, stationIds: 'all' | readonly string[]) {
  return db
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .innerJoin('staff_account', 'staff_account.person_id', 'person.id')
    .select(['person.id as personId', 'person.name', 'role_grant.role', 'role_grant.station_id as stationId'])
    .$if(stationIds !== 'all', (query) => query.where('role_grant.station_id', 'in', stationIds as string[]))
    .where('staff_account.disabled_at', 'is', null)
    .where('staff_account.phone_cipher', 'is', null)
    .where('person.phone_cipher', 'is', null)
    .orderBy('person.name')
    .orderBy('person.id')
    .orderBy('role_grant.id')
    .execute()
}

/** Who holds one of these roles at one of these stations or in the county and is not disabled, by name. */
export function listHolders(
  { db }: Ctx,
  roles: readonly Role[],
  stationIds: readonly string[],
): Promise<{ personId: string; name: string }[]> {
  return db
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .innerJoin('staff_account', 'staff_account.person_id', 'person.id')
    .select(['person.id as personId', 'person.name'])
    .distinct()
    .where('role_grant.role', 'in', roles)
    .where((eb) => eb.or([eb('role_grant.station_id', 'is', null), eb('role_grant.station_id', 'in', stationIds)]))
    .where('staff_account.disabled_at', 'is', null)
    .orderBy('person.name')
    .orderBy('person.id')
    .execute()
}
