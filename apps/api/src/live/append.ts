import type { LiveEventBody } from '@zhibo/core/live/events'
import { sql } from 'kysely'
import type { Tx } from '../context.ts'

/** The channel on which readers hear that a session has something new. */
export const liveChannel = 'zhibo_live'

/**
 * Appends an event to a session's stream. The row lock taken by the counter makes `seq` commit-ordered,
 * so a reader that has seen n has seen everything up to n. Returns the new seq.
 */
export async function appendLiveEvent(tx: Tx, sessionId: string, event: LiveEventBody): Promise<number> {
  const { last_seq: seq } = await tx.db
    .updateTable('live_session')
    .set((eb) => ({ last_seq: eb('last_seq', '+', 1) }))
    .where('id', '=', sessionId)
    .returning('last_seq')
    .executeTakeFirstOrThrow()
  await tx.db
    .insertInto('live_event')
    .values({ session_id: sessionId, seq, type: event.type, payload: JSON.stringify(event), at: tx.clock() })
    .execute()
  await sql`select pg_notify(${liveChannel}, ${sessionId})`.execute(tx.db)
  return seq
}
