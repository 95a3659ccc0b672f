import type { Selectable } from 'kysely'
import type { Ctx } from '../context.ts'
import type { DeviationTable } from './tables.ts'

export type Deviation = Selectable<DeviationTable>

/** What was marked in a session and not taken back, in order. */
export function listMarked({ db }: Ctx, sessionId: string): Promise<Deviation[]> {
  return db
    .selectFrom('deviation')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('state', '<>', 'withdrawn')
    .orderBy('id')
    .execute()
}
