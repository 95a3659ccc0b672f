import { employerStatesInForce } from '@zhibo/core/employers/lifecycle'
import type { EmployerFile, EmployerState } from '@zhibo/core/employers/schema'
import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Ctx, Tx } from '../context.ts'
import { found } from '../problem.ts'
import type { EmployerMemberTable, EmployerRevisionTable, EmployerTable } from './tables.ts'

export type Employer = Selectable<EmployerTable>
export type EmployerRevision = Selectable<EmployerRevisionTable>

export async function findEmployer({ db }: Ctx, id: string): Promise<Employer> {
  return found(await db.selectFrom('employer').selectAll().where('id', '=', id).executeTakeFirst())
}

export async function lockEmployer({ db }: Tx, id: string): Promise<Employer> {
  return found(await db.selectFrom('employer').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst())
}

export function listEmployers({ db }: Ctx, ids: readonly string[]): Promise<Employer[]> {
  if (ids.length === 0) return Promise.resolve([])
  return db.selectFrom('employer').selectAll().where('id', 'in', ids).orderBy('id').execute()
}

export function insertEmployer({ db }: Tx, employer: Insertable<EmployerTable>): Promise<Employer> {
  return db.insertInto('employer').values(employer).returningAll().executeTakeFirstOrThrow()
}

export function updateEmployer({ db }: Tx, id: string, changes: Updateable<EmployerTable>): Promise<Employer> {
  return db.updateTable('employer').set(changes).where('id', '=', id).returningAll().executeTakeFirstOrThrow()
}

export async function insertMember({ db }: Tx, member: Insertable<EmployerMemberTable>): Promise<void> {
  await db.insertInto('employer_member').values(member).execute()
}

/** Owners first, then by how long they have been there. */
export function listMembers({ db }: Ctx, employerId: string): Promise<Selectable<EmployerMemberTable>[]> {
  return db
    .selectFrom('employer_member')
    .selectAll()
    .where('employer_id', '=', employerId)
    .orderBy((eb) => eb('role', '=', 'owner'), 'desc')
    .orderBy('created_at')
    .orderBy('person_id')
    .execute()
}

/** The next revision of a file. The caller holds the employer's row lock, so that numbers follow one another. */
export function insertRevision(
  { db, clock }: Tx,
  employerId: string,
  content: EmployerFile,
  createdBy: string,
): Promise<EmployerRevision> {
  return db
    .insertInto('employer_revision')
    .values((eb) => ({
      employer_id: employerId,
      number: eb
        .selectFrom('employer_revision')
        .where('employer_id', '=', employerId)
        .select((each) => each(each.fn.coalesce(each.fn.max('number'), each.lit(0)), '+', 1).as('next')),
      content: JSON.stringify(content),
      created_by: createdBy,
      created_at: clock(),
    }))
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function findRevision({ db }: Ctx, id: string): Promise<EmployerRevision> {
  return found(await db.selectFrom('employer_revision').selectAll().where('id', '=', id).executeTakeFirst())
}

/** The revision in force, when it is earlier than `number`; null otherwise. */
export async function findEarlierApproved(
  { db }: Ctx,
  employer: Employer,
  number: number,
): Promise<EmployerRevision | null> {
  if (!employer.approved_revision_id) return null
  const revision = await db
    .selectFrom('employer_revision')
    .selectAll()
    .where('id', '=', employer.approved_revision_id)
    .where('number', '<', number)
    .executeTakeFirst()
  return revision ?? null
}

/** Files whose approval runs out by `until`, locked, skipping what somebody is working on this very moment. */
export function lockRunningOut(
  { db }: Tx,
  states: readonly EmployerState[],
  until: Date,
  limit: number,
): Promise<Employer[]> {
  return db
    .selectFrom('employer')
    .selectAll()
    .where('state', 'in', states)
    .where('approved_until', '<=', until)
    .orderBy('approved_until')
    .limit(limit)
    .forNoKeyUpdate()
    .skipLocked()
    .execute()
}

/** Who is verified now, by name. A county has a thousand at most. */
export function listInForce({ db, clock }: Ctx, limit = 1000): Promise<Pick<Employer, 'id' | 'name'>[]> {
  return db
    .selectFrom('employer')
    .select(['id', 'name'])
    .where('state', 'in', employerStatesInForce)
    .where('approved_until', '>', clock())
    .orderBy('name')
    .orderBy('id')
    .limit(limit)
    .execute()
}

export async function isInForce({ db, clock }: Ctx, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('employer')
    .select('id')
    .where('id', '=', id)
    .where('state', 'in', employerStatesInForce)
    .where('approved_until', '>', clock())
    .executeTakeFirst()
  return row !== undefined
}
