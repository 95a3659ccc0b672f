import type { Selectable } from 'kysely'
import type { Ctx } from '../context.ts'
import type { PromiseLineTable } from './tables.ts'

export type PromiseLine = Selectable<PromiseLineTable>

/** What these jobs promise beyond their cards, in the order in which it was said. */
export function listLinesOf({ db }: Ctx, jobIds: readonly string[]): Promise<PromiseLine[]> {
  if (jobIds.length === 0) return Promise.resolve([])
  return db
    .selectFrom('promise_line')
    .selectAll()
    .where('job_id', 'in', jobIds)
    .where('withdrawn_at', 'is', null)
    .orderBy('id')
    .execute()
}
