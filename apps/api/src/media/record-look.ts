import { type Ctx, type Tx, withTx } from '../context.ts'
import { placesWithKey } from '../encoders/standing.ts'
import { type Broadcast, lockBroadcast, pictureCame } from '../sessions/broadcast.ts'
import { openInterval } from './interval.ts'
import {
  closeAtLastSight,
  closeMute,
  findInterval,
  insertMute,
  type Interval,
  listOpenBefore,
  markMissed,
  markSeen,
  reopen,
} from './queries.ts'
import { parseGuest, parsePlace, parsePresenter, type RoomKind, roomName } from './rooms.ts'
import type { MediaParticipant, MediaTrack } from './server.ts'

/** What was found in a session's two rooms; null: no such room. */
export interface Look {
  /** When the look began: what was written down since is newer. */
  at: Date
  found: Record<RoomKind, MediaParticipant[] | null>
}

/** Mends by a look into the rooms what no webhook told, and puts right what the media server holds against the database. */
export function recordLook(ctx: Ctx, sessionId: string, { at, found }: Look): Promise<void> {
  return withTx(ctx, async (tx) => {
    const broadcast = await lockBroadcast(tx, sessionId)
    if (!broadcast) return
    for (const [kind, participants] of Object.entries(found) as [RoomKind, MediaParticipant[] | null][]) {
      await recordPresent(tx, broadcast, kind, participants ?? [], at)
      await recordAbsent(tx, broadcast, kind, participants, at)
      await enforce(tx, broadcast, kind, participants)
    }
  })
}

async function recordPresent(
  tx: Tx,
  broadcast: Broadcast,
  kind: RoomKind,
  participants: MediaParticipant[],
  seenAt: Date,
): Promise<void> {
  for (const participant of participants) {
    for (const track of participant.tracks) {
      const known = await findInterval(tx, broadcast.sessionId, track.sid)
      if (known) await recordSight(tx, known, track, seenAt)
      else await openInterval(tx, broadcast, { kind, participant, track, provenance: 'reconciled', seenAt })
      const isPicture = track.source !== 'microphone' && !track.muted && parsePresenter(participant.identity) !== null
      if (isPicture && kind === 'live') await pictureCame(tx, broadcast.sessionId)
    }
  }
}

/** What is between two looks is not known to have come in: a mute begins at the last look without and ends at the first without. */
async function recordSight(tx: Tx, known: Interval, track: MediaTrack, seenAt: Date): Promise<void> {
  if (known.to_at !== null) {
    // Told to be over: this look was older. Only given up for lost: it was not; the time between does not count.
    if (known.end_reason !== 'absent' && known.end_reason !== 'room_missing') return
    await reopen(tx, known.id, seenAt)
    await insertMute(tx, known.id, known.to_at, track.muted ? null : seenAt)
    return
  }
  if (track.muted) await insertMute(tx, known.id, known.last_seen_at, null)
  else await closeMute(tx, known.id, seenAt)
  await markSeen(tx, known.id, seenAt)
}

/** A room that is gone took everything with it; a track is given up when two looks have missed it. Both end when last seen. */
async function recordAbsent(
  tx: Tx,
  { sessionId }: Broadcast,
  kind: RoomKind,
  participants: MediaParticipant[] | null,
  lookedAt: Date,
): Promise<void> {
  const present = new Set(participants?.flatMap(({ tracks }) => tracks.map((track) => track.sid)))
  for (const interval of await listOpenBefore(tx, sessionId, roomName(kind, sessionId), lookedAt)) {
    if (present.has(interval.track_sid)) continue
    if (participants === null) await closeAtLastSight(tx, interval.id, 'room_missing')
    else if (interval.misses >= 1) await closeAtLastSight(tx, interval.id, 'absent')
    else await markMissed(tx, interval.id)
  }
}

/** The database says who may publish and which room may exist; what differs is put right after the commit. */
async function enforce(
  tx: Tx,
  broadcast: Broadcast,
  kind: RoomKind,
  participants: MediaParticipant[] | null,
): Promise<void> {
  if (participants === null) return
  const room = roomName(kind, broadcast.sessionId)
  if (broadcast.room !== kind) {
    tx.afterCommit(() => tx.media.closeRoom(room))
    return
  }
  const withKey = await placesWithKey(tx, broadcast.sessionId)
  for (const participant of participants) {
    const { identity } = participant
    const deed = deedFor(participant, broadcast, withKey)
    if (deed === 'remove') tx.afterCommit(() => tx.media.remove(room, identity))
    else if (deed !== null) tx.afterCommit(() => tx.media.setOnAir(room, identity, deed === 'give'))
  }
}

/** What makes somebody's standing in the room what the database says; null when it is that already. */
function deedFor(
  { identity, mayPublish }: MediaParticipant,
  { presenters }: Broadcast,
  withKey: Set<string>,
): 'give' | 'take' | 'remove' | null {
  // What guests may do follows from their calls; those are looked after by themselves.
  if (parseGuest(identity) !== null) return null
  const place = parsePlace(identity)
  const presenter = presenters.find(({ id }) => id === place?.presenterId)
  if (!presenter) return mayPublish ? 'remove' : null
  // An encoder knows no wings: off air it has no business here.
  if (place?.device === 'encoder') return presenter.onAir && withKey.has(presenter.id) ? null : 'remove'
  if (presenter.onAir === mayPublish) return null
  return presenter.onAir ? 'give' : 'take'
}
