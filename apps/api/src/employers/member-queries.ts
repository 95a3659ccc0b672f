import type { MemberRole } from '@zhibo/core/identity/schema'
import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Ctx, Tx } from '../context.ts'
import { found } from '../problem.ts'
import type { EmployerInvitationTable, EmployerMemberTable } from './tables.ts'

export type Member = Selectable<EmployerMemberTable>
export type Invitation = Selectable<EmployerInvitationTable>

export async function insertMember({ db }: Tx, member: Insertable<EmployerMemberTable>): Promise<void> {
  await db.insertInto('employer_member').values(member).execute()
}

/** Owners first, then by how long they have been there. */
export function listMembers({ db }: Ctx, employerId: string): Promise<Member[]> {
  return db
    .selectFrom('employer_member')
    .selectAll()
    .where('employer_id', '=', employerId)
    .orderBy((eb) => eb('role', '=', 'owner'), 'desc')
    .orderBy('created_at')
    .orderBy('person_id')
    .execute()
}

export async function setMemberRole({ db }: Tx, employerId: string, personId: string, role: MemberRole): Promise<void> {
  await db
    .updateTable('employer_member')
    .set({ role })
    .where('employer_id', '=', employerId)
    .where('person_id', '=', personId)
    .execute()
}

export async function deleteMember({ db }: Tx, employerId: string, personId: string): Promise<void> {
  await db
    .deleteFrom('employer_member')
    .where('employer_id', '=', employerId)
    .where('person_id', '=', personId)
    .execute()
}

export function insertInvitation({ db }: Tx, invitation: Insertable<EmployerInvitationTable>): Promise<Invitation> {
  return db.insertInto('employer_invitation').values(invitation).returningAll().executeTakeFirstOrThrow()
}

/** Newest first. */
export function listInvitations({ db }: Ctx, employerId: string, limit: number): Promise<Invitation[]> {
  return db
    .selectFrom('employer_invitation')
    .selectAll()
    .where('employer_id', '=', employerId)
    .orderBy('invited_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** How many invitations a phone got, or a person sent, whatever the company. */
export async function countInvitations(
  { db }: Ctx,
  column: 'phone_hash' | 'invited_by',
  value: Buffer | string,
  since: Date,
): Promise<number> {
  const { count } = await db
    .selectFrom('employer_invitation')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where(column, '=', value)
    .where('invited_at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** What stands open for the owner of a phone. */
export function listOpenTo({ db, clock }: Ctx, phoneHash: Buffer): Promise<Invitation[]> {
  return db
    .selectFrom('employer_invitation')
    .selectAll()
    .where('phone_hash', '=', phoneHash)
    .where('state', '=', 'open')
    .where('expires_at', '>', clock())
    .orderBy('invited_at')
    .orderBy('id')
    .execute()
}

export async function findInvitation({ db }: Ctx, id: string): Promise<Invitation> {
  return found(await db.selectFrom('employer_invitation').selectAll().where('id', '=', id).executeTakeFirst())
}

export async function lockInvitation({ db }: Tx, id: string): Promise<Invitation> {
  return found(
    await db.selectFrom('employer_invitation').selectAll().where('id', '=', id).forUpdate().executeTakeFirst(),
  )
}

export async function updateInvitation(
  { db }: Tx,
  id: string,
  changes: Updateable<EmployerInvitationTable>,
): Promise<void> {
  await db.updateTable('employer_invitation').set(changes).where('id', '=', id).execute()
}

/** Closes open invitations of an employer whose time ran out, so that the same phone can be asked anew. */
export async function closeLapsed({ db, clock }: Tx, employerId: string): Promise<void> {
  await db
    .updateTable('employer_invitation')
    .set((eb) => ({ state: 'lapsed', answered_at: eb.ref('expires_at') }))
    .where('employer_id', '=', employerId)
    .where('state', '=', 'open')
    .where('expires_at', '<=', clock())
    .execute()
}
