import type { LiveEvent } from '@zhibo/core/live/events'
import type { Bench } from '../db/testing.ts'
import { listEventsAfter } from '../live/queries.ts'

/** What a session's event stream holds after `seq`. */
export async function eventsOf(bench: Bench, sessionId: string, seq = 0): Promise<LiveEvent[]> {
  const stored = await listEventsAfter(bench.deps.db, sessionId, seq, 1000)
  return stored.map((row) => ({ ...row.event, seq: row.seq }))
}
