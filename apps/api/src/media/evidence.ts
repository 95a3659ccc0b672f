import type { AirtimeSession } from '@zhibo/core/airtime/schema'
import type { Ctx } from '../context.ts'
import { type HeldSession, heldSessions } from '../sessions/broadcast.ts'
import { slatesOf } from '../sessions/slates-of.ts'
import { listEvidence } from './queries.ts'

/** What a station held, with what the media server received of it: one entry for each session, ready to be measured. */
export interface Evidence {
  held: HeldSession[]
  sessions: AirtimeSession[]
  /** Beside `sessions`: where each interval comes from. */
  provenance: ('webhook' | 'reconciled')[][]
}

/** Looks come every 10 s. What was seen before that counts on when it is seen again. */
const unseenMs = 60_000

/** The evidence of everything a station held between two times. Rehearsals are not in it: they never count. */
export async function evidenceOf(ctx: Ctx, span: { stationId: string; from: Date; to: Date }): Promise<Evidence> {
  const held = await heldSessions(ctx, span)
  const rows =
    held.length === 0
      ? []
      : await listEvidence(
          ctx,
          held.map(({ id }) => id),
        )
  const slates = await slatesOf(
    ctx,
    held.map(({ id }) => id),
  )
  const unseenBefore = new Date(ctx.clock().getTime() - unseenMs)
  const sessions = held.map(({ id, stationIds, endedAt }): AirtimeSession => {
    const own = rows.filter((row) => row.session_id === id)
    // What came in behind a slate, before everyone was off, nobody saw: it counts as little as a camera that is off.
    const behind = (slates.get(id) ?? []).map(({ from, to }): [number, number | null] => [
      from.getTime(),
      to?.getTime() ?? null,
    ])
    return {
      id,
      stations: stationIds,
      rehearsal: false,
      intervals: own.map((row) => ({
        source: row.source,
        from: row.from_at.getTime(),
        // In a session that is over nothing comes in any more, and of a media server that does not answer nothing is
        // known: an end nobody told is when it was last seen.
        to: (row.to_at ?? (endedAt || row.last_seen_at < unseenBefore ? row.last_seen_at : null))?.getTime() ?? null,
        muted: [...row.mutes.map(({ from, to }): [number, number | null] => [from, to]), ...behind],
      })),
    }
  })
  const provenance = held.map(({ id }) => rows.filter((row) => row.session_id === id).map((row) => row.provenance))
  return { held, sessions, provenance }
}
