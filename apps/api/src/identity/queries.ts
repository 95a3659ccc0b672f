import type { RoleGrant } from '@zhibo/core/identity/policy'
import type { MemberRole } from '@zhibo/core/identity/schema'
import type { Insertable, Selectable } from 'kysely'
import type { Ctx } from '../context.ts'
import type { AuthSessionTable, PersonTable } from './tables.ts'

export type Person = Selectable<PersonTable>

export function findPersonByPhone({ db }: Ctx, phoneHash: Buffer): Promise<Person | undefined> {
  return db.selectFrom('person').selectAll().where('phone_hash', '=', phoneHash).executeTakeFirst()
}

/** Two sign-ins of a new phone at once make one person: the second finds the first's row. */
export function insertPerson({ db }: Ctx, person: Insertable<PersonTable>): Promise<Person> {
  return db
    .insertInto('person')
    .values(person)
    .onConflict((conflict) =>
      conflict.column('phone_hash').doUpdateSet((eb) => ({ phone_hash: eb.ref('excluded.phone_hash') })),
    )
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Who a live session token belongs to, with everything that says what they may do, in one round trip. */
export async function findActorRow({ db, clock }: Ctx, tokenHash: Buffer) {
  return db
    .selectFrom('auth_session')
    .innerJoin('person', 'person.id', 'auth_session.person_id')
    .leftJoin('staff_account', 'staff_account.person_id', 'person.id')
    .select(['auth_session.id as authSessionId', 'person.id as personId', 'person.name'])
    .select((eb) => [
      eb
        .selectFrom('role_grant')
        .whereRef('role_grant.person_id', '=', 'person.id')
        .select((each) =>
          each.fn
            .coalesce(
              each.fn.jsonAgg(
                each.fn<RoleGrant>('jsonb_build_object', [
                  each.val('role'),
                  'role',
                  each.val('stationId'),
                  'station_id',
                ]),
              ),
              each.val('[]'),
            )
            .$castTo<RoleGrant[]>()
            .as('grants'),
        )
        .as('grants'),
      eb
        .selectFrom('employer_member')
        .whereRef('employer_member.person_id', '=', 'person.id')
        .select((each) =>
          each.fn
            .coalesce(
              each.fn.jsonAgg(
                each.fn('jsonb_build_object', [
                  each.val('employerId'),
                  'employer_id',
                  each.val('role'),
                  'employer_member.role',
                ]),
              ),
              each.val('[]'),
            )
            .$castTo<{ employerId: string; role: MemberRole }[]>()
            .as('memberships'),
        )
        .as('memberships'),
    ])
    .where('auth_session.token_hash', '=', tokenHash)
    .where('auth_session.revoked_at', 'is', null)
    .where('auth_session.expires_at', '>', clock())
    .where('person.deleted_at', 'is', null)
    .where('staff_account.disabled_at', 'is', null)
    .executeTakeFirst()
}

export async function insertAuthSession({ db }: Ctx, session: Insertable<AuthSessionTable>): Promise<void> {
  await db.insertInto('auth_session').values(session).execute()
}

export async function revokeAuthSession({ db, clock }: Ctx, id: string): Promise<void> {
  await db
    .updateTable('auth_session')
    .set({ revoked_at: clock() })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute()
}
