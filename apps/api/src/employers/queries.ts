import { employerStatesInForce } from '@zhibo/core/employers/lifecycle'
import { completedFile, type EmployerFile, type EmployerState } from '@zhibo/core/employers/schema'
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Ctx, Tx } from '../context.ts'
import { found } from '../problem.ts'
import type { EmployerRevisionTable, EmployerTable } from './tables.ts'

export type Employer = Selectable<EmployerTable>
/** A revision, whatever its age, with all that a file can say today. */
export type EmployerRevision = Omit<Selectable<EmployerRevisionTable>, 'content'> & { content: EmployerFile }

const toRevision = (row: Selectable<EmployerRevisionTable>): EmployerRevision => ({
  ...row,
  content: completedFile(row.content),
})

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

/** The next revision of a file. The caller holds the employer's row lock, so that numbers follow one another. */
export async function insertRevision(
  { db, clock }: Tx,
  employerId: string,
  content: EmployerFile,
  createdBy: string,
): Promise<EmployerRevision> {
  const inserted = await db
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
  return toRevision(inserted)
}

export async function findRevision({ db }: Ctx, id: string): Promise<EmployerRevision> {
  return toRevision(found(await db.selectFrom('employer_revision').selectAll().where('id', '=', id).executeTakeFirst()))
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
  return revision ? toRevision(revision) : null
}

/** The companies of a credit code, those a person owns and those named, whatever their state. */
export async function listIdsOf(
  { db }: Ctx,
  { creditCode, ownerId, heldIds }: { creditCode: string | null; ownerId: string | null; heldIds: readonly string[] },
): Promise<string[]> {
  const rows = await db
    .selectFrom('employer')
    .select('id')
    .where((eb) =>
      eb.or([
        eb('credit_code', '=', creditCode),
        eb('id', 'in', (sub) =>
          sub
            .selectFrom('employer_member')
            .select('employer_id')
            .where('person_id', '=', ownerId)
            .where('role', '=', 'owner'),
        ),
        eb('id', '=', eb.fn.any(eb.val(heldIds))),
      ]),
    )
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Files in force that end within the longest notice and lack the notice that is due, nearest end first; locked. */
export function lockUnnoticed({ db }: Tx, now: Date, days: readonly number[], limit: number): Promise<Employer[]> {
  const due = sql.join(days.map((each) => sql`(${each}::int)`))
  return db
    .selectFrom('employer')
    .selectAll()
    .where('state', 'in', employerStatesInForce)
    .where('approved_until', '>', now)
    .where(
      sql<boolean>`exists (
        select from (values ${due}) as notice(days)
        where employer.approved_until <= ${now}::timestamptz + make_interval(hours => 24 * notice.days)
          and not exists (
            select from employer_notice n
            where n.employer_id = employer.id and n.approved_until = employer.approved_until and n.days = notice.days))`,
    )
    .orderBy('approved_until')
    .limit(limit)
    .forNoKeyUpdate()
    .skipLocked()
    .execute()
}

/** Writes down that notices went out, or that a later one took their place. */
export async function insertNotices({ db, clock }: Tx, employer: Employer, days: readonly number[]): Promise<void> {
  await db
    .insertInto('employer_notice')
    .values(
      days.map((each) => ({
        employer_id: employer.id,
        approved_until: employer.approved_until!,
        days: each,
        noted_at: clock(),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
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

/** Of some revisions those that are in force. */
export async function listRevisionsInForce({ db, clock }: Ctx, revisionIds: readonly string[]): Promise<string[]> {
  if (revisionIds.length === 0) return []
  const rows = await db
    .selectFrom('employer')
    .select('approved_revision_id')
    .where('approved_revision_id', 'in', revisionIds)
    .where('state', 'in', employerStatesInForce)
    .where('approved_until', '>', clock())
    .execute()
  return rows.flatMap(({ approved_revision_id: id }) => id ?? [])
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
