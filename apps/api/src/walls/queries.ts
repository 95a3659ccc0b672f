import type { Selectable } from 'kysely'
import type { Ctx } from '../context.ts'
import type { WallHandTable } from './tables.ts'

export type WallHand = Selectable<WallHandTable>

/** Hands that are up now, the longest first. */
export function listRaised({ db }: Ctx, sessionId: string): Promise<WallHand[]> {
  return db
    .selectFrom('wall_hand')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('lowered_at', 'is', null)
    .orderBy('id')
    .execute()
}
