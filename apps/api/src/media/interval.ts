import type { Tx } from '../context.ts'
import type { Broadcast } from '../sessions/broadcast.ts'
import { insertInterval, insertMute, type Interval, settleEnds } from './queries.ts'
import { parsePresenter, type RoomKind, roomName } from './rooms.ts'
import type { MediaTrack } from './server.ts'

interface Sight {
  kind: RoomKind
  participant: { sid: string; identity: string }
  track: MediaTrack
  provenance: 'webhook' | 'reconciled'
  /** When it was last known to come in. */
  seenAt: Date
}

/**
 * Opens the one interval of a track, from when the media server published it; undefined when it is open or over
 * already, or when whoever sends is no presenter of this session. The caller holds the session's lock.
 */
export async function openInterval(tx: Tx, broadcast: Broadcast, sight: Sight): Promise<Interval | undefined> {
  const { kind, participant, track, provenance, seenAt } = sight
  const presenterId = parsePresenter(participant.identity)
  if (!broadcast.presenters.some((presenter) => presenter.id === presenterId)) return undefined
  const opened = await insertInterval(tx, {
    session_id: broadcast.sessionId,
    presenter_id: presenterId,
    rehearsal: kind === 'rehearsal',
    room: roomName(kind, broadcast.sessionId),
    identity: participant.identity,
    participant_sid: participant.sid,
    track_sid: track.sid,
    source: track.source,
    from_at: track.publishedAt,
    to_at: null,
    end_reason: null,
    provenance,
    recorded_at: tx.clock(),
    last_seen_at: seenAt < track.publishedAt ? track.publishedAt : seenAt,
  })
  if (!opened) return undefined
  if (track.muted) await insertMute(tx, opened.id, opened.from_at, null)
  // Its end may have been told before its beginning.
  await settleEnds(tx, broadcast.sessionId, track.sid)
  return opened
}
