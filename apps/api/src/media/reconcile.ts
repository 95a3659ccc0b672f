import { type Ctx, type Tx, withTx } from '../context.ts'
import { type Broadcast, listBroadcasts, lockBroadcast, pictureCame } from '../sessions/broadcast.ts'
import { interruptSession } from '../sessions/picture.ts'
import { openInterval } from './interval.ts'
import {
  closeAtLastSight,
  closeMute,
  findInterval,
  insertMute,
  type Interval,
  lastPictureAt,
  listOpenBefore,
  listOpenSessions,
  markMissed,
  markSeen,
  reopen,
} from './queries.ts'
import { parsePresenter, type RoomKind, roomName } from './rooms.ts'
import type { MediaParticipant, MediaTrack } from './server.ts'

const kinds: readonly RoomKind[] = ['live', 'rehearsal']
const pictureLostMs = 20_000

/**
 * Looks into the rooms and mends what no webhook told: opens and closes intervals, records mutes, takes rights that
 * should not be there, closes rooms that should not exist, and says when the picture was lost. One session that cannot
 * be looked at does not keep the others.
 */
export async function reconcile(ctx: Ctx): Promise<void> {
  const sessions = new Set([...(await listBroadcasts(ctx)), ...(await listOpenSessions(ctx))])
  for (const sessionId of sessions) {
    await lookInto(ctx, sessionId).catch((error: unknown) =>
      ctx.log.warn({ err: error, sessionId }, 'media: could not look into the room'),
    )
    await watchPicture(ctx, sessionId)
  }
}

async function lookInto(ctx: Ctx, sessionId: string): Promise<void> {
  const lookedAt = ctx.clock()
  const seen = new Map<RoomKind, MediaParticipant[] | null>()
  for (const kind of kinds) seen.set(kind, await ctx.media.participants(roomName(kind, sessionId)))
  await withTx(ctx, async (tx) => {
    const broadcast = await lockBroadcast(tx, sessionId)
    if (!broadcast) return
    for (const [kind, participants] of seen) {
      await recordPresent(tx, broadcast, kind, participants ?? [], lookedAt)
      await recordAbsent(tx, broadcast, kind, participants, lookedAt)
      enforce(tx, broadcast, kind, participants)
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
function enforce(tx: Tx, broadcast: Broadcast, kind: RoomKind, participants: MediaParticipant[] | null): void {
  if (participants === null) return
  const room = roomName(kind, broadcast.sessionId)
  if (broadcast.room !== kind) {
    tx.afterCommit(() => tx.media.closeRoom(room))
    return
  }
  for (const { identity, mayPublish } of participants) {
    const presenter = broadcast.presenters.find(({ id }) => id === parsePresenter(identity))
    if (presenter && presenter.onAir !== mayPublish)
      tx.afterCommit(() => tx.media.setOnAir(room, identity, presenter.onAir))
    if (!presenter && mayPublish) tx.afterCommit(() => tx.media.remove(room, identity))
  }
}

/** Says that the picture is lost when somebody is on air and none has come for 20 s, whatever the reason. */
function watchPicture(ctx: Ctx, sessionId: string): Promise<void> {
  return withTx(ctx, async (tx) => {
    const broadcast = await lockBroadcast(tx, sessionId)
    if (broadcast?.state !== 'live') return
    const onAir = broadcast.presenters.flatMap(({ onAirSince }) => onAirSince ?? [])
    if (onAir.length === 0) return
    // Whoever has just been put on air gets as long to send a first picture.
    const since = [...onAir, (await lastPictureAt(tx, sessionId)) ?? broadcast.startedAt!]
    const lost = tx.clock().getTime() - Math.max(...since.map((at) => at.getTime()))
    if (lost > pictureLostMs) await interruptSession(tx, sessionId)
  })
}
