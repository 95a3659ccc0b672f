import type { TrackSource } from '@zhibo/core/media/schema'
import type { Ctx } from '../context.ts'
import { listPresences } from './queries.ts'

export interface TrackPresence {
  presenterId: string | null
  source: TrackSource
  from: Date
  to: Date | null
  muted: { from: Date; to: Date | null }[]
}

/** Who sent what before the public of a session, and when it was muted. */
export async function presenceOf(ctx: Ctx, sessionId: string): Promise<TrackPresence[]> {
  return (await listPresences(ctx, sessionId)).map((row) => ({
    presenterId: row.presenter_id,
    source: row.source,
    from: row.from_at,
    to: row.to_at,
    // Times come out of JSON as text.
    muted: row.mutes.map(({ from, to }) => ({ from: new Date(from), to: to === null ? null : new Date(to) })),
  }))
}
