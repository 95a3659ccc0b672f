import { type Insertable, type Selectable, sql } from 'kysely'
import type { Ctx, Tx } from '../context.ts'
import type { PolicyRowTable } from './tables.ts'

export type PolicyRow = Selectable<PolicyRowTable> & { superseded_by: string | null }
export type PolicyKind = PolicyRow['kind']

/** The rows of a kind, or of all, those that were put right included; the newest day first, of a day the newest row. */
export function listRows({ db }: Ctx, kind?: PolicyKind): Promise<PolicyRow[]> {
  let query = db
    .selectFrom('policy_row as row')
    .leftJoin('policy_row as later', 'later.supersedes', 'row.id')
    .selectAll('row')
    .select('later.id as superseded_by')
  if (kind) query = query.where('row.kind', '=', kind)
  return query.orderBy('row.valid_from', 'desc').orderBy('row.id', 'desc').execute()
}

/** Holds the rows of a kind, so that two leads do not put the same day right at once. */
export async function lockKind({ db }: Tx, kind: PolicyKind): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`policy ${kind}`}, 0))`.execute(db)
}

export function insertRow({ db }: Tx, row: Insertable<PolicyRowTable>): Promise<Selectable<PolicyRowTable>> {
  return db.insertInto('policy_row').values(row).returningAll().executeTakeFirstOrThrow()
}

export function lockRow({ db }: Tx, id: string): Promise<Selectable<PolicyRowTable> | undefined> {
  return db.selectFrom('policy_row').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function confirmRow(
  { db }: Tx,
  id: string,
  confirmation: { document_no: string; confirmed_by: string; confirmed_at: Date },
): Promise<void> {
  await db.updateTable('policy_row').set(confirmation).where('id', '=', id).execute()
}
