import type { Slate } from '@zhibo/core/sessions/schema'
import { sql } from 'kysely'
import type { Ctx, Tx } from '../context.ts'

export async function openSlate({ db, clock }: Tx, sessionId: string, slate: Slate): Promise<void> {
  await db.insertInto('session_slate').values({ session_id: sessionId, slate, from_at: clock(), to_at: null }).execute()
}

export async function closeSlate({ db, clock }: Tx, sessionId: string): Promise<void> {
  await db
    .updateTable('session_slate')
    .set({ to_at: sql<Date>`greatest(from_at, ${clock()}::timestamptz)` })
    .where('session_id', '=', sessionId)
    .where('to_at', 'is', null)
    .execute()
}

export function listSlates({ db }: Ctx, sessionIds: readonly string[]) {
  return db
    .selectFrom('session_slate')
    .select(['session_id', 'slate', 'from_at', 'to_at'])
    .where('session_id', 'in', sessionIds)
    .orderBy('from_at')
    .execute()
}
