import type { LiveEventBody } from '@zhibo/core/live/events'
import type { Kysely } from 'kysely'
import type { Database } from '../db/schema.ts'

export interface StoredEvent {
  seq: number
  event: LiveEventBody
}

/** What a session's stream holds after `seq`, in order. */
export async function listEventsAfter(
  db: Kysely<Database>,
  sessionId: string,
  seq: number,
  limit: number,
): Promise<StoredEvent[]> {
  const rows = await db
    .selectFrom('live_event')
    .select(['seq', 'payload'])
    .where('session_id', '=', sessionId)
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ seq: row.seq, event: row.payload }))
}

/** What a session turned to and when, in order: jobs pinned and segments begun. */
export async function listTurns(db: Kysely<Database>, sessionId: string): Promise<(StoredEvent & { at: Date })[]> {
  const rows = await db
    .selectFrom('live_event')
    .select(['seq', 'payload', 'at'])
    .where('session_id', '=', sessionId)
    .where('type', 'in', ['job.pinned', 'segment.changed'])
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({ seq: row.seq, event: row.payload, at: row.at }))
}

/** The last events of one kind, in order. */
export async function listLastOfType(
  db: Kysely<Database>,
  sessionId: string,
  type: LiveEventBody['type'],
  limit: number,
): Promise<StoredEvent[]> {
  const rows = await db
    .selectFrom('live_event')
    .select(['seq', 'payload'])
    .where('session_id', '=', sessionId)
    .where('type', '=', type)
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ seq: row.seq, event: row.payload })).toReversed()
}

/** What was typed on everyone's screen, and when, in order: captions and corrections. */
export async function listTyped(db: Kysely<Database>, sessionId: string): Promise<{ at: Date; text: string }[]> {
  const rows = await db
    .selectFrom('live_event')
    .select(['payload', 'at'])
    .where('session_id', '=', sessionId)
    .where('type', 'in', ['caption.added', 'correction.shown'])
    .orderBy('seq')
    .execute()
  return rows.flatMap(({ payload, at }) => {
    if (payload.type === 'caption.added') return { at, text: payload.caption.text }
    return payload.type === 'correction.shown' ? { at, text: payload.text } : []
  })
}
