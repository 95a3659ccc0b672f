import type { Selectable } from 'kysely'
import type { Ctx } from '../context.ts'
import type { PolicyRowTable } from './tables.ts'

export type PolicyRow = Selectable<PolicyRowTable>
export type PolicyKind = PolicyRow['kind']

/** The rows of a kind, the newest first. */
export function listRows({ db }: Ctx, kind: PolicyKind): Promise<PolicyRow[]> {
  return db.selectFrom('policy_row').selectAll().where('kind', '=', kind).orderBy('valid_from', 'desc').execute()
}
