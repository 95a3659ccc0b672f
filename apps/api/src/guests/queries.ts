import type { Selectable } from 'kysely'
import type { Ctx } from '../context.ts'
import type { GuestCallTable } from './tables.ts'

export type GuestCall = Selectable<GuestCallTable>

export function findOnAir({ db }: Ctx, sessionId: string): Promise<GuestCall | undefined> {
  return db
    .selectFrom('guest_call')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('state', '=', 'on_air')
    .executeTakeFirst()
}
