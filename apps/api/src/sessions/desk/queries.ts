import type { DeskStanding } from '@zhibo/core/sessions/desk'
import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Ctx, Tx } from '../../context.ts'
import type { SessionDeskTable } from '../tables.ts'

export type Desk = Selectable<SessionDeskTable>

export const standingOf = ({ holder_id, seen_at, offered_to }: Desk): DeskStanding => ({
  holderId: holder_id,
  seenAt: seen_at,
  offeredTo: offered_to,
})

/** Whoever changes it holds the session's lock; only a beat goes without. */
export function findDesk({ db }: Ctx, sessionId: string): Promise<Desk | undefined> {
  return db.selectFrom('session_desk').selectAll().where('session_id', '=', sessionId).executeTakeFirst()
}

/** Puts somebody at the desk, with nobody else asked to it. */
export async function seat({ db }: Tx, desk: Insertable<SessionDeskTable>): Promise<void> {
  await db
    .insertInto('session_desk')
    .values(desk)
    .onConflict((conflict) =>
      conflict.column('session_id').doUpdateSet((eb) => ({
        holder_id: eb.ref('excluded.holder_id'),
        since: eb.ref('excluded.since'),
        seen_at: eb.ref('excluded.seen_at'),
        offered_to: null,
        offered_at: null,
        version: eb('session_desk.version', '+', 1),
      })),
    )
    .execute()
}

export async function updateDesk({ db }: Tx, sessionId: string, changes: Updateable<SessionDeskTable>): Promise<void> {
  await db.updateTable('session_desk').set(changes).where('session_id', '=', sessionId).execute()
}

export async function clearDesk({ db }: Tx, sessionId: string): Promise<void> {
  await db.deleteFrom('session_desk').where('session_id', '=', sessionId).execute()
}

/** The holder is still there; does nothing for anybody else. */
export async function touchDesk({ db }: Ctx, sessionId: string, holderId: string, at: Date): Promise<void> {
  await db
    .updateTable('session_desk')
    .set({ seen_at: at })
    .where('session_id', '=', sessionId)
    .where('holder_id', '=', holderId)
    .execute()
}
